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
