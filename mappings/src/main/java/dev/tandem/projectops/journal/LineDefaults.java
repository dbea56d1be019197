package dev.tandem.projectops.journal;

import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.ledger.LineProperty;
import dev.tandem.projectops.ledger.TransactionType;
import dev.tandem.projectops.money.Currency;
import dev.tandem.projectops.money.ExchangeRate;
import java.time.LocalDate;

/** Fills the line of one actual from the set-up; throws the known error of what is missing. */
final class LineDefaults {
  private final ImportParameters parameters;

  LineDefaults(ImportParameters parameters) {
    this.parameters = parameters;
  }

  JournalLine line(StagedActual actual, String voucher) {
    refuseUnrelated(actual);
    refuseOtherCurrency(actual);
    return line(actual, voucher, parameters.calendar().accountingDate(actual.date()));
  }

  /** The line of a beginning balance: no ledger takes it, so no period has to be open (BB-3). */
  JournalLine opening(StagedActual actual, String voucher) {
    return line(actual, voucher, actual.date());
  }

  private JournalLine line(StagedActual actual, String voucher, LocalDate accounting) {
    return new JournalLine(
        actual,
        voucher,
        accounting,
        category(actual),
        property(actual),
        rate(actual, accounting),
        LineStatus.DRAFT);
  }

  private void refuseUnrelated(StagedActual actual) {
    String borrower = actual.borrower();
    if (actual.kind().intercompany()
        && (borrower == null || !parameters.borrowers().contains(borrower))) {
      throw fault(FaultCode.ERR_9, actual, "with " + borrower);
    }
  }

  private void refuseOtherCurrency(StagedActual actual) { // REG-18
    String contract = actual.contract();
    Currency wanted = contract == null ? null : parameters.contracts().get(contract);
    Currency found = actual.amount().currency();
    if (actual.kind() == ActualKind.UNBILLED_SALE && wanted != null && !wanted.equals(found)) {
      throw fault(FaultCode.CURRENCY_NOT_OF_CONTRACT, actual, found + " and not " + wanted);
    }
  }

  private String category(StagedActual actual) { // JRN-10, UND-21
    TransactionType type = actual.actualClass().type();
    String own = actual.category();
    if (own == null || own.isBlank()) {
      String standard = parameters.defaults().get(type);
      if (standard == null) {
        throw fault(FaultCode.DEFAULT_CATEGORY_MISSING, actual, "type " + type);
      }
      return standard;
    }
    String found = parameters.categories().get(new ImportParameters.CategoryKey(own, type));
    if (found == null) {
      throw fault(FaultCode.CATEGORY_NOT_IN_COMPANY, actual, own + " as " + type);
    }
    return found;
  }

  private LineProperty property(StagedActual actual) { // JRN-11
    LineProperty found = parameters.properties().get(actual.billingType());
    if (found == null) {
      throw fault(FaultCode.ERR_6, actual, "billing type " + actual.billingType());
    }
    return found;
  }

  private ExchangeRate rate(StagedActual actual, LocalDate accounting) { // JRN-13
    Currency currency = actual.amount().currency();
    String contract = actual.contract();
    return parameters
        .rates()
        .find(currency, accounting, contract == null ? null : parameters.agreements().get(contract))
        .orElseThrow(() -> fault(FaultCode.ERR_18, actual, currency + " on " + accounting));
  }

  private static FaultException fault(FaultCode code, StagedActual actual, String detail) {
    return new FaultException(code, "actual " + actual.id(), detail);
  }
}
