package dev.tandem.projectops.work;

import dev.tandem.projectops.actual.ActualRows;
import dev.tandem.projectops.actual.Engagement;
import dev.tandem.projectops.actual.InvoiceMatching;
import dev.tandem.projectops.actual.InvoicedWork;
import dev.tandem.projectops.actual.Work;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.ContractLine;
import dev.tandem.projectops.entity.dataverse.TransactionClass;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.entity.dataverse.UnmatchedActual;
import dev.tandem.projectops.entity.dataverse.VendorInvoiceLine;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.event.Trail;
import dev.tandem.projectops.pricing.Price;
import dev.tandem.projectops.process.Records;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads what the confirmation of a vendor invoice line needs to know. No state. */
final class VendorLineWork {
  private VendorLineWork() {}

  /**
   * The line with its engagement, its prices and, on a subcontract, the usage that it replaces.
   *
   * @param taken costs that other lines of the invoice replace
   */
  static InvoicedWork of(Records records, VendorInvoiceLine found, Set<UUID> taken) {
    VendorInvoiceLine line = withTask(records, found);
    TransactionClass workClass = line.transactionClass().option().orElse(TransactionClass.MATERIAL);
    Work work = Work.of(line, workClass);
    Engagement engagement = Engagements.of(records, work);
    return new InvoicedWork(
        line,
        engagement,
        Prices.of(records, work, engagement).of(work.priceKey(), price(records, line)),
        line.subcontractLine().isPresent() ? matched(records, line, engagement, taken) : List.of());
  }

  private static VendorInvoiceLine withTask(Records records, VendorInvoiceLine line) {
    return line.task().isPresent()
        ? line
        : VendorInvoiceLine.builder()
            .from(line)
            .task(Entries.task(records, line.project(), line.activityNumber()))
            .build();
  }

  /**
   * The cost per unit: the invoiced price, or the amount shared out where that is another one
   * because of tax that is lost or a discount (VI-3, VI-6).
   */
  private static Price price(Records records, VendorInvoiceLine line) {
    Reference currency =
        line.currency()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "vendor invoice line %s has no currency"
                            .formatted(line.externalLine().orElse("?"))));
    int decimals = PriceLists.decimals(records, currency);
    Optional<Price> invoiced =
        line.price()
            .map(perUnit -> new Price(perUnit, currency, decimals, null))
            .filter(price -> makes(price, line));
    return invoiced.orElseGet(() -> new Price(shared(line), currency, decimals, null));
  }

  /** Whether the price makes the amount of the line; a line without amount has no other. */
  private static boolean makes(Price price, VendorInvoiceLine line) {
    BigDecimal amount = price.amount(line.quantity().orElse(BigDecimal.ZERO));
    return line.amount().filter(invoiced -> invoiced.compareTo(amount) != 0).isEmpty();
  }

  private static BigDecimal shared(VendorInvoiceLine line) {
    BigDecimal amount = line.amount().orElse(BigDecimal.ZERO);
    BigDecimal quantity = line.quantity().orElse(BigDecimal.ZERO);
    return quantity.signum() == 0 ? amount : amount.divide(quantity, MathContext.DECIMAL64);
  }

  /** The live usage that fits the line, up to its quantity (SUB-8, VI-12); not other invoices. */
  private static List<Actual> matched(
      Records records, VendorInvoiceLine line, Engagement engagement, Set<UUID> taken) {
    ContractLine contractLine = engagement.line();
    Optional<Reference> contract =
        contractLine == null ? Optional.empty() : contractLine.contract();
    Optional<Reference> self =
        contractLine == null
            ? Optional.empty()
            : contractLine.id().map(RecordType.CONTRACT_LINE::to);
    List<Actual> costs =
        records.where(
            Actual.CODEC,
            row ->
                row.transactionType().is(TransactionType.COST)
                    && References.same(row.project(), line.project())
                    && !taken.contains(row.id().orElseThrow()));
    List<Actual> fitting = InvoiceMatching.candidates(line, contract, self, costs);
    Trail trail = Trails.of(records, fitting.stream().map(ActualRows::id).toList());
    List<UnmatchedActual> off =
        records.where(
            UnmatchedActual.CODEC,
            row ->
                row.off().orElse(false)
                    && References.pointsTo(row.line(), line.id().orElseThrow()));
    List<Actual> matched = new ArrayList<>();
    BigDecimal open = line.quantity().orElse(BigDecimal.ZERO);
    for (Actual cost : fitting) {
      if (open.signum() > 0 && !invoiced(cost, trail) && !isOff(cost, off)) {
        matched.add(cost);
        open = open.subtract(cost.quantity().orElse(BigDecimal.ZERO));
      }
    }
    return matched;
  }

  /** Whether a person took it off the line (VI-13). */
  private static boolean isOff(Actual cost, List<UnmatchedActual> off) {
    return off.stream().anyMatch(row -> References.pointsTo(row.actual(), ActualRows.id(cost)));
  }

  private static boolean invoiced(Actual cost, Trail trail) {
    return trail.originsOf(RecordType.ACTUAL, ActualRows.id(cost)).stream()
        .anyMatch(
            origin ->
                origin
                    .originType()
                    .orElse("")
                    .equals(RecordType.VENDOR_INVOICE_LINE.logicalName()));
  }
}
