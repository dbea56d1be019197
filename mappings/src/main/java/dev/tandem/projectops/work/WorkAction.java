package dev.tandem.projectops.work;

import static dev.tandem.projectops.work.WorkParameter.may;
import static dev.tandem.projectops.work.WorkParameter.needed;

import java.util.List;

/** What the Dataverse side can be asked to do, each with the parameters that it takes. */
public enum WorkAction implements NamedWork {
  /** An entry is handed in: journal lines, no actuals yet (ACT-20). */
  SUBMIT(Texts.ENTRY, Texts.BILLING_TYPE, Texts.DAY),
  /** An entry is approved: its actuals, connections and origins (ACT-21 to ACT-23, ACT-46). */
  APPROVE(
      Texts.ENTRY,
      Texts.BILLING_TYPE,
      may("billable-quantity", "how much is charged when not all of it is, or more"),
      Texts.DAY),
  /** A submitted entry is sent back to its owner. */
  REJECT(Texts.ENTRY),
  /** The owner takes an entry back, before or after its approval (ACT-25, ACT-26). */
  RECALL(Texts.ENTRY, Texts.DAY),
  /** The approver takes an approval back (ACT-25, ACT-26). */
  CANCEL(Texts.ENTRY, Texts.DAY),
  /** Cost and sales of an assignment are planned from the price lists (EST-10, EST-11, EST-17). */
  PRICE_ASSIGNMENT(needed("assignment", "id of the resource assignment")),
  /** Open unbilled sales become ready to invoice (ACT-10, ACT-15). */
  READY_TO_INVOICE(Texts.CONTRACT, Texts.CUSTOMER, Texts.OF_ENTRY, Texts.UNTIL),
  /** Sales that are ready and on no draft are open again. */
  NOT_READY_TO_INVOICE(Texts.CONTRACT, Texts.CUSTOMER, Texts.OF_ENTRY, Texts.UNTIL),
  /** A draft of what is ready for a customer up to a day (INV-1, INV-2, ACT-27). */
  CREATE_PROFORMA(
      Texts.CONTRACT,
      Texts.CUSTOMER,
      needed("number", "number of the invoice, by which finance knows it; one draft for each"),
      may("name", "name of the invoice, that of the contract when left out"),
      may("day", "day of the invoice and last day of what enters, today when left out")),
  /** Adds to a draft what became ready since (INV-5). */
  REFRESH_PROFORMA(Texts.PROFORMA, Texts.DAY),
  /** A detail of a draft gets other values (INV-4, COR-3). */
  EDIT_PROFORMA(
      Texts.PROFORMA,
      may("detail", "id of the detail; needed when it is not the only one"),
      may("entry", "the entry whose sale the detail bills, in place of the id"),
      may("retainer", "the retainer that the detail bills or uses, in place of the id"),
      may("quantity", "quantity; on a correction what is to remain invoiced"),
      may("price", "price per unit"),
      may("tax", "tax"),
      may("billing-type", "chargeable, non-chargeable or complimentary"),
      may("description", "description"),
      may("external-description", "description for the customer")),
  /** Adds a detail to a draft by hand (ACT-32, ACT-33). */
  ADD_PROFORMA_DETAIL(
      Texts.PROFORMA,
      needed("line", "name or id of the contract line"),
      needed("name", "description of the detail; one for each draft"),
      needed("class", "time, expense, material or fee"),
      needed("quantity", "quantity"),
      needed("price", "price per unit"),
      may("tax", "tax"),
      may("billing-type", "chargeable, non-chargeable or complimentary"),
      may("date", "day of the work, today when left out")),
  /** Deletes a draft and frees what was on it (INV-6). */
  DELETE_PROFORMA(Texts.PROFORMA),
  /** Confirms a draft or a correction, which cannot be taken back (INV-7, ACT-28 to ACT-42). */
  CONFIRM_PROFORMA(
      Texts.PROFORMA,
      may("accounting-date", "accounting date of what is billed, the day when left out (INV-11)"),
      Texts.DAY),
  /** Confirms several drafts, each on its own; those that are refused are left out (INV-8). */
  CONFIRM_PROFORMAS(
      needed("proformas", "numbers or ids of at most 250, with commas between"),
      may("accounting-date", "accounting date of what is billed, the day when left out (INV-11)"),
      Texts.DAY),
  /** Opens the correction of a confirmed invoice; all is credited until edited (COR-1 to COR-4). */
  REVISE_PROFORMA(
      Texts.PROFORMA,
      may("number", "number of the correction; needed without onto"),
      may("onto", "a draft that takes the correction up, in place of a new one"),
      Texts.OF_ENTRY,
      may("name", "name of the correction"),
      Texts.DAY),
  /** A confirmed invoice is paid (INV-9). */
  PAY_PROFORMA(Texts.PROFORMA),
  /** Puts a retainer that is ready on a draft (RET-2). */
  BILL_RETAINER(Texts.PROFORMA, Texts.RETAINER, Texts.DAY),
  /** Pays a part of a retainer back with a draft (RET-5). */
  REFUND_RETAINER(
      Texts.PROFORMA, Texts.RETAINER, needed("amount", "how much is paid back"), Texts.DAY),
  /** Approves the expenses that finance posted, each on its own (EXP-5, EXP-6, ACT-48). */
  APPROVE_EXPENSES(may("expense", "only this one, by its number or id"), Texts.DAY),
  /** Confirms the vendor invoices that confirm themselves, each on its own (VI-4, ACT-49). */
  CONFIRM_VENDOR_INVOICES(may("invoice", "only this one, by its number or id"), Texts.DAY),
  /** Confirms a vendor invoice by hand (VI-11, REG-26). */
  CONFIRM_VENDOR_INVOICE(Texts.VENDOR_INVOICE, Texts.DAY),
  /** Moves the verification of a vendor invoice line on (VI-11). */
  VERIFY_VENDOR_LINE(
      needed("line", "external line or id of the vendor invoice line"),
      may("status", "in-progress or complete, complete when left out")),
  /** Takes the usage of an entry off a line that is being verified (VI-13). */
  UNMATCH_VENDOR_LINE(needed("line", "number or id of the vendor invoice line"), Texts.ENTRY),
  /** Puts it on the line again (VI-13). */
  MATCH_VENDOR_LINE(needed("line", "number or id of the vendor invoice line"), Texts.ENTRY),
  /** Cancels a confirmed vendor invoice (ACT-51, REG-32). */
  CANCEL_VENDOR_INVOICE(Texts.VENDOR_INVOICE, Texts.DAY),
  /** Costs of stocked material follow what finance has posted (WB-5). */
  ADJUST_STOCK_COSTS(),
  /** Confirms an entry or correction journal (ACT-43, ACT-44). */
  CONFIRM_JOURNAL(Texts.JOURNAL, Texts.DAY),
  /** Puts the live actuals of an entry on a correction journal (ACT-43). */
  CORRECT_ENTRY(
      needed("journal", "name of the journal; it is made if it is not there"),
      Texts.ENTRY,
      Texts.DAY),
  /** Puts chosen live actuals on a correction journal, such as those of a journal (ACT-45). */
  CORRECT_ACTUALS(
      needed("journal", "name of the journal; it is made if it is not there"),
      needed("actuals", "ids of the actuals, with commas between"),
      Texts.DAY),
  /** A line of a draft journal gets other values. */
  EDIT_JOURNAL_LINE(
      Texts.JOURNAL,
      may("line", "id of the line; needed when type does not say which"),
      may("type", "cost, unbilled-sales and so on"),
      may("quantity", "quantity; 0 only takes back"),
      may("price", "price per unit"),
      may("billing-type", "chargeable, non-chargeable or complimentary"),
      may("date", "transaction date"),
      may("description", "description")),
  /** Gives up a draft correction journal; its actuals are live again. */
  DISCARD_JOURNAL(Texts.JOURNAL),
  /** Confirms a draft subcontract; finance confirms its order (SUB-2, SUB-9). */
  CONFIRM_SUBCONTRACT(Texts.SUBCONTRACT, Texts.DAY),
  /** Brings a confirmed subcontract back to draft, to be changed (SUB-2). */
  REOPEN_SUBCONTRACT(Texts.SUBCONTRACT),
  /** Closes a confirmed subcontract; all of it is delivered. */
  CLOSE_SUBCONTRACT(Texts.SUBCONTRACT),
  /** Cancels a confirmed subcontract; finance cancels its order (SUB-2). */
  CANCEL_SUBCONTRACT(Texts.SUBCONTRACT),
  /** A new contract line (CL-5, CL-6, CL-13, IP-2). */
  ADD_CONTRACT_LINE(
      Texts.CONTRACT,
      needed("number", "sequence number, by which finance knows the line"),
      needed("method", "time-and-material or fixed-price"),
      may("name", "name of the line"),
      may("project", "number or id of the project that delivers it"),
      may("classes", "some of time, expense, material and fee, with commas between"),
      may("tasks", "activity numbers or ids of the tasks it covers; all when left out"),
      may("amount", "contracted amount")),
  /**
   * Gives a contract line another project, none, or other tasks; its work is booked again (ACT-55).
   */
  CHANGE_CONTRACT_LINE(
      needed("line", "name or id of the contract line"),
      may(
          "project",
          "number or id of the project that delivers it now, or none; as it is when left out"),
      may("tasks", "activity numbers or ids of the tasks it covers; as they are when left out"),
      Texts.DAY),
  /** Deletes a contract line that nothing hangs on (REG-25). */
  DELETE_CONTRACT_LINE(needed("line", "name or id of the contract line")),
  /** Confirms a contract; its work is booked again under its terms (CTR-6, ACT-24). */
  CONFIRM_CONTRACT(Texts.CONTRACT, Texts.DAY),
  /** Closes a contract as lost (CTR-7). */
  LOSE_CONTRACT(Texts.CONTRACT, Texts.DAY),
  /** A new milestone of a fixed-price line (MS-4, MS-5). */
  ADD_MILESTONE(
      needed("line", "name or id of the contract line"),
      needed("name", "name of the milestone; one for each line"),
      needed("amount", "amount before tax"),
      may("tax", "tax"),
      may("date", "day on which it is due, today when left out")),
  /** A milestone becomes ready for invoicing (MS-5, REG-11). */
  READY_MILESTONE(Texts.MILESTONE),
  /** Splits the next bill off the open milestone of a progress line (PB-2). */
  SPLIT_MILESTONE(
      Texts.MILESTONE,
      needed("name", "name of the milestone that is split off, ready for invoicing"),
      needed("amount", "next invoice amount")),
  /** Splits a milestone over the customers of its line, one to bill for each (MS-8, REG-14). */
  SHARE_MILESTONE(Texts.MILESTONE),
  /** Deletes a milestone that never took part in billing (REG-28). */
  DELETE_MILESTONE(Texts.MILESTONE);

  /** Parameters that several actions take. */
  private static final class Texts {
    static final WorkParameter ENTRY =
        needed(
            "entry",
            "id of a time entry, expense or material usage; an expense also by its number");
    static final WorkParameter BILLING_TYPE =
        may(
            "billing-type",
            "chargeable, non-chargeable, complimentary or not-available; else what the expense"
                + " says, what the contract line says of the task, or chargeable");
    static final WorkParameter CONTRACT = needed("contract", "number or id of the contract");
    static final WorkParameter CUSTOMER =
        may("customer", "number, name or id of a contract customer; needed when there are several");
    static final WorkParameter OF_ENTRY = may("entry", "only what comes from this entry");
    static final WorkParameter UNTIL =
        may("until", "only what began by this day, today when left out");
    static final WorkParameter PROFORMA = needed("proforma", "number or id of the proforma");
    static final WorkParameter VENDOR_INVOICE =
        needed("invoice", "number or id of the vendor invoice");
    static final WorkParameter JOURNAL = needed("journal", "name or id of the journal");
    static final WorkParameter SUBCONTRACT =
        needed("subcontract", "number or id of the subcontract");
    static final WorkParameter MILESTONE = needed("milestone", "name or id of the milestone");
    static final WorkParameter RETAINER = needed("retainer", "name or id of the retainer");
    static final WorkParameter DAY = may("day", "day of the action, today when left out");
  }

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes no list that changes
  private final List<WorkParameter> parameters;

  WorkAction(WorkParameter... parameters) {
    this.parameters = List.of(parameters);
  }

  @Override
  public List<WorkParameter> parameters() {
    return parameters;
  }

  /**
   * The action with this name in kebab case.
   *
   * @throws IllegalArgumentException when there is none; the message lists all
   */
  public static WorkAction of(String id) {
    return NamedWork.of(values(), "action", id);
  }
}
