package dev.tandem.projectops.reconcile;

import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.FinanceProcess;
import dev.tandem.projectops.process.Records;
import dev.tandem.projectops.process.Steps;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Tells which expenses and vendor invoice lines stand on the integration accounts, and why: their
 * actuals are missing, the journal lines of those are not posted (REC-4, REC-8), or were posted at
 * another rate or amount. It reports and writes nothing. Immutable; safe for any thread.
 *
 * @param books the set-up of the ledger
 */
public record ClearingCheck(CompanyBooks books) implements FinanceProcess {

  @Override
  public String name() {
    return "check-clearing";
  }

  @Override
  public Iterator<Effects> steps(Records records) {
    return Steps.once(
        () -> {
          List<Effects> open = new ArrayList<>();
          add("expense", ClearingView.expenses(records, books), open);
          add("vendor invoice line", ClearingView.vendorInvoices(records, books), open);
          return Effects.all(Effects.NONE, open);
        });
  }

  private static void add(String what, ClearingView view, List<Effects> open) {
    view.missingActuals().forEach(row -> open.add(fault(what, row, "has no actual")));
    view.missingLines().forEach(row -> open.add(fault(what, row, "has no posted journal line")));
    view.conversions()
        .forEach(row -> open.add(fault(what, row, "is left of another rate, or of rounding")));
    view.otherAmounts()
        .forEach(row -> open.add(fault(what, row, "is left of a posted cost of another amount")));
    if (!view.explained()) {
      open.add(
          Effects.fault(
              new Fault(
                  FaultCode.NOT_CLEARED,
                  "the account of each " + what,
                  "%s are on it, which the documents do not explain".formatted(view.balance()))));
    }
  }

  private static Effects fault(String what, ClearingView.Open document, String why) {
    return Effects.fault(
        new Fault(
            FaultCode.NOT_CLEARED,
            what + " " + document.document(),
            "%s %s".formatted(document.amount(), why)));
  }
}
