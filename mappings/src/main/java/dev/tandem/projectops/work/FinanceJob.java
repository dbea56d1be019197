package dev.tandem.projectops.work;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What finance can be asked to do, with the details that each job needs. */
public enum FinanceJob {
  /** Roles of the legal entities in scope (ROLE-3). */
  ROLES("one role for each legal entity in scope", List.of("scope"), List.of()),
  /** Shared categories (CAT-4). */
  CATEGORIES("shared categories of transaction categories", List.of(), List.of("on-account")),
  /** Import from staging (JRN-1, PROP-4). */
  IMPORT(
      "import from staging to the integration journal and to invoice proposals",
      List.of(),
      List.of("only-checked")),
  /** The check of staged actuals (JRN-22). */
  CHECK_ACTUALS("compare staged actuals with Dataverse", List.of(), List.of()),
  /** Posting of integration journals (JRN-17). */
  POST_JOURNALS("post integration journals", List.of(), List.of("journal", "errors")),
  /** A journal line less (JRN-2, REG-5). */
  DELETE_JOURNAL_LINE("delete a draft line", List.of("journal", "line"), List.of()),
  /** A journal line back to draft (JRN-19). */
  RESET_JOURNAL_LINE("set a line back to draft", List.of("journal", "line"), List.of()),
  /** On-account transactions of milestones, and estimate projects (MS-1, REV-2). */
  MILESTONES("on-account transactions of milestones", List.of(), List.of("by-contract-line")),
  /** Forecasts of staged estimates (EST-3). */
  FORECASTS("forecasts of staged estimates", List.of(), List.of()),
  /** A revenue estimate (REV-9 to REV-13). */
  ESTIMATE(
      "post, reverse or eliminate a revenue estimate",
      List.of("project", "day"),
      List.of("action", "method", "total")),
  /** Posting of approved expense reports (EXP-9). */
  POST_EXPENSES("post approved expense reports", List.of(), List.of("lost-tax")),
  /** Posting of pending vendor invoices (VI-2). */
  POST_VENDOR_INVOICES("post pending vendor invoices", List.of(), List.of()),
  /** Product receipts of subcontract usage (SUB). */
  GENERATE_RECEIPTS("product receipts of subcontracted time", List.of(), List.of()),
  /** Posting of those receipts. */
  POST_RECEIPTS("post product receipts", List.of(), List.of()),
  /** Posting of invoice proposals (PROP-12). */
  POST_INVOICES("post invoice proposals that have their lines", List.of(), List.of("proposal")),
  /** The lines of a proposal deleted, to be imported again (PROP-10). */
  CLEAR_PROPOSAL("delete all lines of a proposal", List.of("proposal"), List.of()),
  /** What finance never allows a user to do with a proposal (PROP-1). */
  PROPOSAL_BY_HAND(
      "create, delete, delete-line or reverse a proposal by hand",
      List.of("wish", "proposal"),
      List.of()),
  /** The customer invoice of a lending company to the borrower (IC-8). */
  INVOICE_PARTNER("invoice the borrowing company", List.of("borrower"), List.of());

  private final String says;
  private final String required;
  private final String optional;

  FinanceJob(String says, List<String> required, List<String> optional) {
    this.says = says;
    this.required = String.join(" ", required);
    this.optional = String.join(" ", optional);
  }

  /** The name that people write: lower case with hyphens. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The job of this name, if there is one. */
  public static Optional<FinanceJob> of(String word) {
    return Arrays.stream(values()).filter(job -> job.word().equals(word)).findFirst();
  }

  /** What it does, in a few words. */
  public String says() {
    return says;
  }

  /** Names of the details that it cannot do without. */
  public List<String> required() {
    return words(required);
  }

  /** Names of the details that it also takes. */
  public List<String> optional() {
    return words(optional);
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }
}
