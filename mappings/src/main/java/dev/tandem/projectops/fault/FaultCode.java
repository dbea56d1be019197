package dev.tandem.projectops.fault;

/**
 * The known errors of the integration with their numbers in the error table of the reference, in
 * our own words, and further ones that a rule demands without giving them a number. The numbers are
 * stable.
 */
public enum FaultCode {
  /** The activity of the expense does not stand for exactly one task of the project. */
  ERR_1(
      "ERR-1",
      "The activity of the expense does not stand for exactly one task of the project",
      "a summary task was chosen on the expense",
      "Recall the expense report and choose a leaf activity."),
  /** The unit of the vendor invoice line is unknown on the Dataverse side. */
  ERR_2(
      "ERR-2",
      "The unit of the vendor invoice line is unknown on the Dataverse side",
      "the unit was never copied",
      "Run the map of the units with an initial sync."),
  /** The vendor invoice line has no product on the Dataverse side. */
  ERR_3(
      "ERR-3",
      "The vendor invoice line has no product on the Dataverse side",
      "the released product was never copied",
      "Run the map of the products from finance to Dataverse with an initial sync."),
  /** The transaction category is missing or not active on the Dataverse side. */
  ERR_4(
      "ERR-4",
      "The transaction category is missing or not active on the Dataverse side",
      "the category of the line is not usable there",
      "Create or activate the category on the Dataverse side and sync it."),
  /** The vendor of the invoice is unknown on the Dataverse side. */
  ERR_5(
      "ERR-5",
      "The vendor of the invoice is unknown on the Dataverse side",
      "the vendor account was never copied",
      "Run the map of the vendors with an initial sync."),
  /** No line property is set up for the billing type. */
  ERR_6(
      "ERR-6",
      "No line property is set up for the billing type",
      "the row of this billing type is missing among the billing type defaults of the legal entity",
      "Give each of the five billing types a line property (PAR-1)."),
  /** The project transaction behind a billed sale is not posted yet. */
  ERR_7(
      "ERR-7",
      "The project transaction behind a billed sale is not posted yet",
      "the billed sale arrived before its unbilled sale was posted",
      "Post the integration journals, then import again."),
  /** The billed sales of the invoice are not complete. */
  ERR_8(
      "ERR-8",
      "The billed sales of the invoice are not complete",
      "finance holds another number of billed sales than the proforma invoice has",
      "Wait for the missing rows and import again; ask support when the difference stays."),
  /** The two legal entities have no intercompany relationship. */
  ERR_9(
      "ERR-9",
      "The two legal entities have no intercompany relationship",
      "lending and borrowing company are not set up for each other",
      "Add the pair to the intercompany parameters and import again."),
  /** The accounting date lies in no open fiscal period. */
  ERR_10(
      "ERR-10",
      "The accounting date lies in no open fiscal period",
      "the period is closed",
      "Open the period, or let the accounting date move to the next open one (JRN-8)."),
  /** No fiscal period is open at or after the accounting date. */
  ERR_11(
      "ERR-11",
      "No fiscal period is open at or after the accounting date",
      "neither this period nor a later one is open",
      "Open a period."),
  /** A line of the integration journal could not be posted. */
  ERR_12(
      "ERR-12",
      "A line of the integration journal could not be posted",
      "see the reason given",
      "Cure the reason, then set the line back to draft and post again."),
  /** A journal header or line did not reach the Dataverse side. */
  ERR_13(
      "ERR-13",
      "A journal header or line did not reach the Dataverse side",
      "the retries are counted; five end the automatic ones",
      "Wait for the next automatic try, or sync by hand after five."),
  /** The journal could not be confirmed on the Dataverse side. */
  ERR_14(
      "ERR-14",
      "The journal could not be confirmed on the Dataverse side",
      "it is not confirmed there yet, or currency, project or contract line is missing there",
      "Wait or sync again, and check the master records."),
  /** The staged row has no actual on the Dataverse side. */
  ERR_15(
      "ERR-15",
      "The staged row has no actual on the Dataverse side",
      "the actual was rolled back after its staged copy was written",
      "Switch the validation of staged actuals on (JRN-22)."),
  /** The transaction type of the actual cannot be read on the Dataverse side. */
  ERR_16(
      "ERR-16",
      "The transaction type of the actual cannot be read on the Dataverse side",
      "the actual was rolled back after its staged copy was written",
      "Switch the validation of staged actuals on (JRN-22)."),
  /** The results of the posting cannot be written to the actual. */
  ERR_17(
      "ERR-17",
      "The results of the posting cannot be written to the actual",
      "the actual was rolled back after its staged copy was written",
      "Switch the validation of staged actuals on (JRN-22)."),
  /** There is no exchange rate for the date. */
  ERR_18(
      "ERR-18",
      "There is no exchange rate for the date",
      "the currency has no rate at or before this date",
      "Add the rate and import again."),
  /** No cost and revenue profile applies. */
  ERR_19(
      "ERR-19",
      "No cost and revenue profile applies",
      "no profile rule matches contract, group and project for the billing method",
      "Add a profile rule and save or import again."),
  /** The currency of the contracting unit is not the accounting currency of the owning company. */
  ERR_20(
      "ERR-20",
      "The currency of the contracting unit is not the accounting currency of the owning company",
      "unit and company disagree on the currency",
      "Choose another unit, or correct its currency."),
  /** The invoice has more lines than one real-time transaction can carry. */
  ERR_21(
      "ERR-21",
      "The invoice has more lines than one real-time transaction can carry",
      "the limit of rows of one real-time write is reached",
      "Split the invoice, or confirm it asynchronously (INV-13)."),
  /** The number is not allowed by its number sequence. */
  ERR_22(
      "ERR-22",
      "The number is not allowed by its number sequence",
      "the sequence does not let users change to lower and higher numbers",
      "Allow both changes on the number sequence (PROP-3)."),
  /** The general journal has more project lines than can be carried. */
  ERR_23(
      "ERR-23",
      "The general journal has more project lines than can be carried",
      "200 lines are the limit",
      "Split the journal."),
  /** No contract line covers the project with this class and task. */
  ERR_24(
      "ERR-24",
      "No contract line covers the project with this class and task",
      "class or task of the line is not on any contract line",
      "Choose a category or task that a contract line includes."),
  /** The sales price of a time and material line is missing. */
  ERR_25(
      "ERR-25",
      "The sales price of a time and material line is missing",
      "the journal line has no price",
      "Enter the price; this is a warning only."),
  /** An actual cannot be created by hand. */
  ERR_26(
      "ERR-26",
      "An actual cannot be created by hand",
      "only the processes of the product create actuals",
      "Use an entry or correction journal, or the product's interfaces."),
  /** The stage of the project does not allow transactions. */
  ERR_27(
      "ERR-27",
      "The stage of the project does not allow transactions",
      "the project is finished",
      "Open the project again on the Dataverse side."),
  /** The project map cannot be started. */
  ERR_28(
      "ERR-28",
      "The project map cannot be started",
      "the legal entity is not switched on or its parameters are incomplete",
      "Finish the set-up of the legal entity, then start the map again."),
  /** The terms of payment have no counterpart. */
  ERR_29(
      "ERR-29",
      "The terms of payment have no counterpart",
      "the finance term has no option on the Dataverse side",
      "Add an entry to the value map of the terms."),
  /** The map of the vendor invoice lines is in error. */
  ERR_30(
      "ERR-30",
      "The map of the vendor invoice lines is in error",
      "its integration key is that of an older version",
      "Set the integration key of the current version (VI-7)."),
  /** The entry is on an invoice. */
  ENTRY_INVOICED(
      "ACT-26",
      "The entry is on an invoice",
      "its sale is on a draft invoice or billed and not fully credited",
      "Delete the draft, or credit the invoice in full, then take the entry back."),
  /** The status of the entry does not allow this step. */
  ENTRY_STATUS_REFUSED(
      "ACT-20",
      "The status of the entry does not allow this step",
      "see the reason given",
      "Take the steps in order: submit, approve, and only then cancel or recall."),
  /** The actual was replaced by a vendor invoice. */
  ACTUAL_MATCHED(
      "ACT-50",
      "The actual was replaced by a vendor invoice",
      "an invoice line was matched to it and confirmed",
      "Cancel the vendor invoice first."),
  /** The sale is over a limit of the contract. */
  NOT_TO_EXCEED(
      "ACT-15",
      "The sale is over a limit of the contract",
      "a not-to-exceed limit of the contract, its line or a customer is used up",
      "Raise the limit, then mark the sale as ready to invoice."),
  /** The sale cannot be put on an invoice. */
  NOT_INVOICEABLE(
      "INV-2",
      "The sale cannot be put on an invoice",
      "see the reason given",
      "Choose live unbilled sales that are ready to invoice and not dated in the future."),
  /** The class does not go with the transaction type on this contract line. */
  CLASS_NOT_ALLOWED(
      "ACT-60",
      "The class does not go with the transaction type on this contract line",
      "see the reason given",
      "Choose a class that the table of allowed classes lists."),
  /** The retainer has only one of its two entries. */
  RETAINER_UNPAIRED(
      "ACT-61",
      "The retainer has only one of its two entries",
      "a billed and an unbilled line of the same amount belong together",
      "Add the missing line."),
  /** The actual cannot be corrected. */
  NOT_CORRECTABLE(
      "ACT-43",
      "The actual cannot be corrected",
      "see the reason given",
      "Choose live actuals that are not invoiced."),
  /** The column of the invoice detail cannot be changed. */
  DETAIL_LOCKED(
      "INV-4",
      "The column of the invoice detail cannot be changed",
      "see the reason given",
      "Leave the column as it is."),
  /** The status of the proforma does not allow this step. */
  PROFORMA_STATUS_REFUSED(
      "INV-7",
      "The status of the proforma does not allow this step",
      "see the reason given",
      "Change drafts only; correct a confirmed proforma by a revision."),
  /** The invoice line has no contract line. */
  CONTRACT_LINE_MISSING(
      "REG-22",
      "The invoice line has no contract line",
      "see the reason given",
      "Bill every detail on the invoice line of its contract line."),
  /** The billed sale has no unbilled sale behind it. */
  BACKING_MISSING(
      "REG-20",
      "The billed sale has no unbilled sale behind it",
      "the unbilled sale of the detail cannot be found",
      "Restore the connection of the detail, or remove the detail."),
  /** Too many invoices for one bulk confirmation. */
  BULK_LIMIT(
      "INV-8",
      "Too many invoices for one bulk confirmation",
      "250 invoices are the limit",
      "Confirm the invoices in several runs."),
  /** The invoice cannot be revised. */
  NOT_REVISABLE(
      "COR-1",
      "The invoice cannot be revised",
      "see the reason given",
      "Revise confirmed or paid invoices with project-based lines only."),
  /** The detail can only be credited in full. */
  PARTIAL_CREDIT(
      "COR-5",
      "The detail can only be credited in full",
      "milestones and retainers know no partial credit",
      "Leave the copied quantity at zero, or take the detail off the correction."),
  /** The correction changes nothing. */
  CORRECTION_UNCHANGED(
      "REG-17",
      "The correction changes nothing",
      "every detail keeps what is invoiced already",
      "Change at least one detail, or delete the draft."),
  /** The billing type cannot be changed on a correction. */
  CORRECTION_BILLING_TYPE(
      "REG-34",
      "The billing type cannot be changed on a correction",
      "see the reason given",
      "Credit the detail in full and bill the new unbilled sale otherwise."),
  /** The amount is more than what is left of the retainer. */
  RETAINER_BALANCE(
      "RET-3",
      "The amount is more than what is left of the retainer",
      "see the reason given",
      "Use at most amount minus used amount."),
  /** More of retainers is applied than the invoice charges. */
  RETAINER_NOT_CHARGED(
      "RET-4",
      "More of retainers is applied than the invoice charges",
      "see the reason given",
      "Lower what is applied, to zero if need be; it stays for the next invoice."),
  /** The retainer does not allow this step. */
  RETAINER_REFUSED(
      "RET-5",
      "The retainer does not allow this step",
      "see the reason given",
      "Invoice the retainer first; refund only what is available on a draft."),
  /** The expense category is not one of the company of the project. */
  EXPENSE_CATEGORY_REFUSED(
      "CAT-11",
      "The expense category is not one of the company of the project",
      "see the reason given",
      "Choose an expense category of the company that owns the project."),
  /** A vendor invoice line cannot be a fee. */
  FEE_REFUSED(
      "UND-28",
      "A vendor invoice line cannot be a fee",
      "the category of the line is of type fee",
      "Choose a category of type hour, expense or item."),
  /** The vendor invoice cannot be confirmed. */
  VENDOR_INVOICE_REFUSED(
      "VI-11",
      "The vendor invoice cannot be confirmed",
      "see the reason given",
      "Give it lines, and complete the verification of each."),
  /** The match of the line does not allow this step. */
  MATCH_REFUSED(
      "VI-13",
      "The match of the line does not allow this step",
      "see the reason given",
      "Match and unmatch only while the verification is in progress."),
  /** The column of the contract is fixed. */
  CONTRACT_LOCKED(
      "CTR-5",
      "The column of the contract is fixed",
      "currency and owning company stay as they were saved",
      "Create another contract."),
  /** The state of the contract does not allow this step. */
  CONTRACT_STATE_REFUSED(
      "CTR-6",
      "The state of the contract does not allow this step",
      "see the reason given",
      "Confirm drafts, and close contracts that are not closed yet."),
  /** The order is not for work. */
  ORDER_NOT_WORK_BASED(
      "CTR-4",
      "The order is not for work",
      "only work-based orders are project contracts",
      "Choose a work-based order."),
  /** The contract has no customer. */
  CUSTOMER_MISSING(
      "CTR-8",
      "The contract has no customer",
      "at least one customer is needed",
      "Add a customer."),
  /** The customer does not exist in the owning company. */
  CUSTOMER_NOT_IN_COMPANY(
      "LE-7",
      "The customer does not exist in the owning company",
      "the account belongs to another company",
      "Create the customer in the owning company."),
  /** The shares of the customers do not make 100 percent. */
  SHARES_NOT_WHOLE(
      "FS-4",
      "The shares of the customers do not make 100 percent",
      "see the reason given",
      "Correct the percentages, or distribute them evenly."),
  /** There is not exactly one rounding customer. */
  ROUNDING_CUSTOMER(
      "FS-5",
      "There is not exactly one rounding customer",
      "see the reason given",
      "Mark exactly one customer as the rounding customer."),
  /** The customer of the contract cannot be changed or removed. */
  CUSTOMER_LOCKED(
      "FS-7",
      "The customer of the contract cannot be changed or removed",
      "see the reason given",
      "Set its percentage to zero for the future."),
  /** The primary customer cannot be removed. */
  PRIMARY_CUSTOMER(
      "FS-6",
      "The primary customer cannot be removed",
      "it is the customer of the contract",
      "Change the potential customer of the contract instead."),
  /** Two contract lines cover the same work. */
  LINES_OVERLAP(
      "CL-5",
      "Two contract lines cover the same work",
      "see the reason given",
      "Let one project, class and task stand on one line only."),
  /** The billing method of a contract line is fixed. */
  BILLING_METHOD_LOCKED(
      "CL-12",
      "The billing method of a contract line is fixed",
      "the line exists already",
      "Create another line."),
  /** The project cannot be linked to the contract line. */
  PROJECT_NOT_LINKABLE(
      "CL-13",
      "The project cannot be linked to the contract line",
      "see the reason given",
      "Link projects to work-based lines only, and no investment projects."),
  /** The record cannot be deleted. */
  DELETE_REFUSED(
      "REG-25",
      "The record cannot be deleted",
      "see the reason given",
      "Leave it, or reverse what hangs on it first."),
  /** The milestone is not allowed. */
  MILESTONE_REFUSED(
      "MS-4",
      "The milestone is not allowed",
      "see the reason given",
      "Put milestones on fixed-price lines that have a project."),
  /** The milestones do not make the contracted amount. */
  MILESTONE_SUM(
      "MS-6",
      "The milestones do not make the contracted amount",
      "see the reason given",
      "Add, change or remove milestones."),
  /** The milestone cannot be changed. */
  MILESTONE_LOCKED(
      "REG-11",
      "The milestone cannot be changed",
      "it is on an invoice or invoiced",
      "Take it off the draft, or credit it first."),
  /** The column of the actual cannot be changed. */
  ACTUAL_LOCKED(
      "ACT-2",
      "The column of the actual cannot be changed",
      "only the descriptions stay editable",
      "Use a correction journal."),
  /** The task takes no transactions. */
  TASK_REFUSED(
      "TSK-3", "The task takes no transactions", "it is a summary task", "Choose a leaf task."),
  /** The transaction category has no project category in the legal entity. */
  CATEGORY_NOT_IN_COMPANY(
      "CAT-6",
      "The transaction category has no project category in the legal entity",
      "nobody created the project category from its shared category",
      "Create the project category in the legal entity, then import again."),
  /** The actual has no category and the legal entity has no default for its type. */
  DEFAULT_CATEGORY_MISSING(
      "PAR-2",
      "The actual has no category and the legal entity has no default for its type",
      "the row of this type is missing among the project category defaults",
      "Set a default project category for each transaction type."),
  /** The ledger posting setup has no main account. */
  ACCOUNT_MISSING(
      "CAT-7",
      "The ledger posting setup has no main account",
      "neither the category, nor the type, nor the role itself has an account",
      "Add a main account to the ledger posting setup."),
  /** The voucher does not balance. */
  VOUCHER_UNBALANCED(
      "JRN-30",
      "The voucher does not balance",
      "debit and credit differ in a currency",
      "Correct the lines; a voucher is never posted unbalanced."),
  /** The cost and revenue profile contradicts itself. */
  PROFILE_INVALID(
      "ACC-11",
      "The cost and revenue profile contradicts itself",
      "see the reason given",
      "Correct the profile."),
  /** The cost cannot be moved to profit and loss. */
  COST_NOT_ELIGIBLE(
      "ACC-31",
      "The cost cannot be moved to profit and loss",
      "see the reason given",
      "Choose costs of time and material or internal projects that are not accrued or invoiced."),
  /** The status does not allow this step. */
  STATUS_REFUSED(
      "JRN-19",
      "The status does not allow this step",
      "see the reason given",
      "Wait for the run to end, or set the line back to draft where that is allowed."),
  /** The estimate does not allow this step. */
  ESTIMATE_REFUSED(
      "REV-9",
      "The estimate does not allow this step",
      "see the reason given",
      "Post the periods in order, and eliminate only at 100 %."),
  /** The staged row lacks what finance needs. */
  STAGING_INCOMPLETE(
      "FLD-3",
      "The staged row lacks what finance needs",
      "a column that the map should fill is empty",
      "Correct the record on the Dataverse side, or the map, and sync the row again."),
  /** Invoice proposals come from the Dataverse side only. */
  PROPOSAL_REFUSED(
      "PROP-1",
      "The invoice proposal does not allow this step",
      "see the reason given",
      "Confirm, revise or correct the proforma invoice on the Dataverse side."),
  /** The document does not allow this step. */
  DOCUMENT_REFUSED(
      "EXP-9",
      "The document cannot be posted",
      "see the reason given",
      "Correct the document, then post it again."),
  /** The order of a subcontract does not allow this step. */
  ORDER_REFUSED(
      "SUB-2",
      "The order of a subcontract does not allow this step",
      "see the reason given",
      "Change the subcontract on the Dataverse side."),
  /** The subcontract line finds no categories. */
  ORDER_CATEGORY_MISSING(
      "SUB-3",
      "The subcontract line finds no categories",
      "see the reason given",
      "Add a row for the role or category, or a general one, to the subcontract categories."),
  /** The vendor of the subcontract is unknown or has no language. */
  ORDER_LANGUAGE_MISSING(
      "SUB-4",
      "The vendor of the subcontract is unknown or has no language",
      "an order needs the language of its vendor, and Dataverse has none",
      "Give the vendor a language in finance."),
  /** The invoice has another quantity than its receipts; it is posted all the same. */
  RECEIPT_QUANTITY_DIFFERS(
      "SUB-7",
      "The invoice has another quantity than its product receipts",
      "only a warning; the invoice is posted",
      "Update the receipts, or ask the vendor for a correction."),
  /** The actual cannot be matched to the vendor invoice. */
  MATCH_OF_INVOICE_REFUSED(
      "VI-12",
      "The actual cannot be matched to the vendor invoice",
      "see the reason given",
      "Choose posted usage of a line of the invoice, while the invoice is pending."),
  /** A document of finance is not cleared. */
  NOT_CLEARED(
      "REC-4",
      "A document of finance is not cleared",
      "its actuals are missing, their journal lines are not posted, or were posted otherwise",
      "Send the document again, have it approved, or post the journals (REC-8); what conversion"
          + " left is written off in the ledger."),
  /** The stock is not enough for the usage. */
  STOCK_SHORT(
      "STK-2",
      "The stock is not enough for the usage",
      "less is there, other usage holds it, or nothing was reserved",
      "Receive stock or correct the usage, then reserve it and post again."),
  /** The subcontract does not allow this step. */
  SUBCONTRACT_REFUSED(
      "SUB-9",
      "The subcontract does not allow this step",
      "see the reason given",
      "Use time and material, and confirm, reopen, close or cancel in that order."),
  /** The unbilled sale is not in the currency of its contract. */
  CURRENCY_NOT_OF_CONTRACT(
      "REG-18",
      "The unbilled sale is not in the currency of its contract",
      "sales amounts exist only in the contract currency",
      "Correct the currency of the sale.");

  private final String id;
  private final String text;
  private final String cause;
  private final String remedy;

  FaultCode(String id, String text, String cause, String remedy) {
    this.id = id;
    this.text = text;
    this.cause = cause;
    this.remedy = remedy;
  }

  /** Number in the error table, for example {@code ERR-6}, or the rule that demands the error. */
  public String id() {
    return id;
  }

  /** What is wrong, without a full stop. */
  public String text() {
    return text;
  }

  /** Why this happens, in a few words. */
  public String cause() {
    return cause;
  }

  /** What to do about it, as one sentence. */
  public String remedy() {
    return remedy;
  }
}
