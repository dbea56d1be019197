package dev.tandem.bench;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a mapper over beans checks after mapping: the limits that hand-written code checks. */
final class ActualChecks {
  private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);
  private static final BigDecimal MINUS_BILLION = BILLION.negate();

  private ActualChecks() {}

  static void check(FinanceActual out) {
    key(out.actualsimportid);
    text(out.dataareaid, 4);
    text(out.bookableresourcename, 100);
    text(out.contractid, 20);
    text(out.fundingsource, 20);
    text(out.description, 255);
    text(out.externaldescription, 255);
    text(out.externalreference, 60);
    text(out.invoiceproposalid, 20);
    text(out.productnumber, 70);
    text(out.projectid, 20);
    text(out.projectdataareaid, 4);
    text(out.transactioncategoryid, 30);
    text(out.transactioncurrencyid, 3);
    text(out.unitofmeasure, 10);
    text(out.tasknumber, 20);
    decimal(out.amount, 400);
    decimal(out.quantity, 400);
    decimal(out.unitprice, 400);
    decimal(out.salestaxamount, 400);
  }

  static void check(DataverseActual out) {
    key(out.actualimportid);
    text(out.actualimportid, 100);
    text(out.vouchernumber, 100);
    decimal(out.accountexchangerate, 10);
    decimal(out.accountingtaxamount, 4);
    decimal(out.accountingamount, 4);
  }

  private static void key(@Nullable Object key) {
    if (key == null) {
      throw new IllegalArgumentException("no key");
    }
  }

  private static void text(@Nullable String text, int max) {
    if (text != null && text.length() > max) {
      throw new IllegalArgumentException("too long");
    }
  }

  private static void decimal(@Nullable BigDecimal number, int scale) {
    if (number != null
        && (number.scale() > scale
            || (scale == 4
                && (number.compareTo(BILLION) > 0 || number.compareTo(MINUS_BILLION) < 0)))) {
      throw new IllegalArgumentException("out of range");
    }
  }
}
