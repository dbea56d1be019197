package dev.tandem.projectops.work;

import static dev.tandem.projectops.work.WorkParameter.may;
import static dev.tandem.projectops.work.WorkParameter.needed;

import java.util.List;

/** What finance can be asked to do for a legal entity, each with the parameters that it takes. */
public enum FinanceJob implements NamedWork {
  /** What is missing before the maps of the legal entity are started (ERR-28, ERR-30). */
  CHECK_SET_UP(),
  /** Roles of the legal entities in scope (ROLE-3, UND-33). */
  ROLES(needed("scope", "codes of the legal entities of the environment, with commas between")),
  /** Shared categories of transaction categories (CAT-4). */
  CATEGORIES(may("on-account", "yes for a fifth category of new ones (CAT-3)")),
  /** Import from staging, to the integration journal and to invoice proposals (JRN-1, PROP-4). */
  IMPORT(may("only-checked", "yes for only those that the check found valid (JRN-22)")),
  /** Beginning balances up to the day of the parameters, in the subledger alone (BB-2, BB-3). */
  OPEN_BALANCES(),
  /** The check of staged actuals against Dataverse (JRN-22). */
  CHECK_ACTUALS(),
  /** What stands on the integration accounts of expenses and procurement (REC-4). */
  CHECK_CLEARING(),
  /** Posting of integration journals (JRN-17, JRN-18). */
  POST_JOURNALS(
      may("journal", "only this one"),
      may(
          "by-hand",
          "yes for a user who waits for that one; a long one goes to the batch (JRN-16)"),
      may("errors", "all-or-nothing, transfer or transfer-as-errors; transfer when left out")),
  /** Stock held for approved usage until it is posted (STK-2). */
  RESERVE_STOCK(),
  /** Costs of issued stock that were found to be others (STK-4). */
  UPDATE_STOCK_COST(),
  /** Posting of general journals with project lines (GJ-2). */
  POST_GENERAL_JOURNALS(),
  /** Posted general journals to Dataverse, as entry journals that are confirmed there (GJ-3). */
  SEND_GENERAL_JOURNALS(may("journal", "one that has failed five times and is asked for (GJ-5)")),
  /** A line that is not posted less (JRN-2, REG-5). */
  DELETE_JOURNAL_LINE(Texts.JOURNAL, Texts.LINE),
  /** A line back to draft (JRN-19). */
  RESET_JOURNAL_LINE(Texts.JOURNAL, Texts.LINE),
  /** On-account transactions of milestones, and estimate projects (MS-1, REV-2). */
  MILESTONES(may("by-contract-line", "yes for an estimate project of each line (REV-7)")),
  /** Forecasts of staged estimates (EST-3 to EST-6). */
  FORECASTS(),
  /** A step of a revenue estimate (REV-4, REV-9 to REV-13, REV-16). */
  ESTIMATE(
      needed("project", "the estimate project"),
      needed("day", "last day of the period"),
      may("action", "post, reverse, eliminate or reverse-elimination; post when left out"),
      may("method", "how the cost to complete is found (REV-11); zero when left out"),
      may("total", "total cost, for the method that needs it")),
  /** Recognition projects of investment projects (IP-1). */
  INVESTMENTS(),
  /** The end of an investment project (IP-4). */
  ELIMINATE_INVESTMENT(
      needed("project", "the investment project"),
      needed("day", "accounting date"),
      may("target", "ledger or fixed-asset; ledger when left out"),
      may("cost-to-complete", "what is still expected; must be zero, which it is when left out")),
  /** Posting of approved expense reports (EXP-9). */
  POST_EXPENSES(may("lost-tax", "percent of tax that is not recoverable, such as TAX=20")),
  /** Posting of pending vendor invoices (VI-2). */
  POST_VENDOR_INVOICES(),
  /** Purchase orders of subcontracts, made, changed, confirmed and cancelled (SUB-2 to SUB-4). */
  SUBCONTRACT_ORDERS(),
  /** What finance never lets a user do with such an order (SUB-2, SUB-6). */
  ORDER_BY_HAND(needed("wish", "create, change, delete or receive"), Texts.ORDER),
  /** The vendor invoice of an order, with the quantity of its receipts (SUB-7). */
  INVOICE_ORDER(
      Texts.ORDER,
      needed("number", "number that the vendor gave the invoice"),
      may("day", "date of the invoice, today when left out")),
  /** Usage that is taken off the vendor invoice of an order (SUB-7). */
  UNMATCH_USAGE(Texts.ORDER, Texts.INVOICE, Texts.ACTUAL),
  /** Posted usage that is put on it, again or instead of other (SUB-7). */
  MATCH_USAGE(Texts.ORDER, Texts.INVOICE, Texts.ACTUAL),
  /** Receipts and lines of the invoice say what is matched to it (SUB-7). */
  UPDATE_RECEIPT(Texts.ORDER, Texts.INVOICE),
  /** Product receipts of subcontracted work (SUB-6). */
  GENERATE_RECEIPTS(),
  /** Posting of those receipts (SUB-6). */
  POST_RECEIPTS(),
  /** Posting of invoice proposals that have their lines (PROP-12). */
  POST_INVOICES(may("proposal", "only this one")),
  /** All lines of a proposal deleted, to be imported again (PROP-10). */
  CLEAR_PROPOSAL(Texts.PROPOSAL),
  /** What finance never lets a user do with a proposal (PROP-1, COR-12). */
  PROPOSAL_BY_HAND(needed("wish", "create, delete, delete-line or reverse"), Texts.PROPOSAL),
  /** The customer invoice of a lending company to the borrower (IC-8). */
  INVOICE_PARTNER(needed("borrower", "code of the borrowing company"));

  /** Parameters that several jobs take. */
  private static final class Texts {
    static final WorkParameter JOURNAL = needed("journal", "number of the journal");
    static final WorkParameter LINE = needed("line", "number of the line there");
    static final WorkParameter ORDER = needed("order", "number of the purchase order");
    static final WorkParameter INVOICE = needed("invoice", "number of the vendor invoice");
    static final WorkParameter ACTUAL = needed("actual", "id of the actual of the usage");
    static final WorkParameter PROPOSAL = needed("proposal", "number of the proposal");
  }

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes no list that changes
  private final List<WorkParameter> parameters;

  FinanceJob(WorkParameter... parameters) {
    this.parameters = List.of(parameters);
  }

  @Override
  public List<WorkParameter> parameters() {
    return parameters;
  }

  /**
   * The job with this name in kebab case.
   *
   * @throws IllegalArgumentException when there is none; the message lists all
   */
  public static FinanceJob of(String id) {
    return NamedWork.of(values(), "job", id);
  }
}
