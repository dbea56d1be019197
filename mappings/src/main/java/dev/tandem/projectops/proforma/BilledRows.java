package dev.tandem.projectops.proforma;

import dev.tandem.projectops.actual.ActualRows;
import dev.tandem.projectops.actual.Reversal;
import dev.tandem.projectops.actual.Ties;
import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingStatus;
import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.event.ConnectionKind;
import dev.tandem.projectops.event.Occasion;
import dev.tandem.projectops.event.Origins;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.process.Effects;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The rows that billing writes, whatever is billed: the unbilled sale is used up by a reversal that
 * stays out of finance, and a billed sale takes its place (ACT-28, ACT-5, TC-4, TC-5, TO-2).
 */
final class BilledRows {
  private final ConfirmState state;
  private final LocalDate accountingDay;
  private final int decimals;
  private final Occasion occasion;

  BilledRows(ConfirmState state, ConfirmRules rules, Occasion occasion) {
    this.state = state;
    this.occasion = occasion;
    this.decimals = rules.decimals();
    this.accountingDay =
        rules.accountingDate() == null ? occasion.day() : rules.accountingDate(); // INV-11
  }

  ConfirmState state() {
    return state;
  }

  /** The amount in place of that of a sale, at the decimals of the contract currency (UND-24). */
  BigDecimal amount(Actual like, BigDecimal quantity, BigDecimal price) {
    return ActualRows.amount(like, quantity, price, decimals);
  }

  Occasion occasion() {
    return occasion;
  }

  /**
   * Bills an unbilled sale.
   *
   * @param sale a row that is there, or one that the confirmation makes
   * @param heir actual whose origins the new rows inherit: the sale itself, or the one it replaces
   */
  Effects bill(Actual sale, UUID heir, InvoiceLineDetail detail) {
    UUID id = ActualRows.id(sale);
    Actual reversal = usedUp(sale);
    Actual billed = billed(sale, detail, "billed " + id);
    return Effects.put(Actual.CODEC, posted(sale))
        .then(Effects.put(Actual.CODEC, reversal))
        .then(Effects.put(Actual.CODEC, billed))
        .then(connect(ConnectionKind.REVERSAL, ActualRows.id(reversal), id))
        .then(connect(ConnectionKind.BILLED, ActualRows.id(billed), id))
        .then(inherit(heir, ActualRows.id(reversal)))
        .then(inherit(heir, ActualRows.id(billed)))
        .then(invoiceOrigins(billed, detail));
  }

  /**
   * The reversal of an unbilled sale that is billed; finance turns the sale into an invoiced one.
   */
  Actual usedUp(Actual sale) {
    return Actual.builder()
        .from(Reversal.of(sale, Reversal.reversalId(sale, occasion), accountingDay))
        .skipSync(true) // ACT-5
        .billingStatus(Choice.of(BillingStatus.CUSTOMER_INVOICE_POSTED))
        .invoice(invoice())
        .build();
  }

  /** The sale once its invoice is confirmed (INV-7). */
  Actual posted(Actual sale) {
    return Actual.builder()
        .from(sale)
        .billingStatus(Choice.of(BillingStatus.CUSTOMER_INVOICE_POSTED))
        .invoice(invoice())
        .build();
  }

  /** A billed sale like another row. */
  Actual billed(Actual like, InvoiceLineDetail detail, String part) {
    return ActualRows.fresh(like, occasion, part)
        .transactionType(Choice.of(TransactionType.BILLED_SALES))
        .billingStatus(Choice.of(BillingStatus.CUSTOMER_INVOICE_POSTED))
        .invoice(detail.invoice().or(this::invoice))
        .accountingDate(accountingDay)
        .accountingDay(accountingDay)
        .build();
  }

  /** The detail as a live actual of a type that no other row stands behind. */
  Actual alone(InvoiceLineDetail detail, TransactionType type, String part) {
    Actual like =
        Details.alone(detail)
            .owningCompany(state.document().header().company())
            .contractCustomer(
                detail.contractCustomer().or(() -> state.document().header().contractCustomer()))
            .customer(state.document().header().customer())
            .contractLineValue(state.lineNumber(detail.contractLine()))
            .accountingDate(detail.documentDate().orElse(occasion.day()))
            .accountingDay(detail.documentDate().orElse(occasion.day()))
            .build();
    return ActualRows.fresh(like, occasion, part + " " + detail.id().orElseThrow())
        .transactionType(Choice.of(type))
        .build();
  }

  /** A billed sale that no unbilled sale stands behind: milestones and fixed price. */
  Effects billAlone(InvoiceLineDetail detail, Optional<String> externalOrigin) {
    Actual like = alone(detail, TransactionType.BILLED_SALES, "like");
    Actual billed =
        Actual.builder()
            .from(billed(like, detail, "billed detail " + detail.id().orElseThrow()))
            .externalOrigin(externalOrigin)
            .build();
    return Effects.put(Actual.CODEC, billed).then(invoiceOrigins(billed, detail));
  }

  /** Invoice, line and detail as origins of a row (TO-2). */
  Effects invoiceOrigins(Actual row, InvoiceLineDetail detail) {
    UUID id = ActualRows.id(row);
    List<Effects> origins = new ArrayList<>();
    origins.add(origin(RecordType.INVOICE, state.document().id(), id));
    detail
        .invoiceLine()
        .flatMap(References::idOf)
        .ifPresent(line -> origins.add(origin(RecordType.INVOICE_LINE, line, id)));
    origins.add(origin(RecordType.INVOICE_LINE_DETAIL, detail.id().orElseThrow(), id));
    return origins.stream().reduce(Effects.NONE, Effects::then);
  }

  Effects origin(RecordType type, UUID origin, UUID actual) {
    return Ties.origins(List.of(Origins.of(type, origin, RecordType.ACTUAL, actual, occasion)));
  }

  /** Gives a new row the origins of another one, but for those of an earlier invoice. */
  Effects inherit(UUID from, UUID to) {
    return Ties.origins(
        Origins.inherit(state.trail(), from, to, occasion).stream()
            .filter(
                row -> !row.originType().orElse("").startsWith(RecordType.INVOICE.logicalName()))
            .filter(
                row ->
                    !row.originType()
                        .orElse("")
                        .equals(RecordType.INVOICE_LINE_DETAIL.logicalName()))
            .toList());
  }

  Effects connect(ConnectionKind kind, UUID first, UUID second) {
    return Ties.connect(kind, first, second, occasion);
  }

  /** A new sale belongs to the costs that the old one belongs to (TC-2). */
  Effects sameCosts(UUID old, UUID now) {
    Effects effects = Effects.NONE;
    for (UUID cost : state.trail().secondOf(ConnectionKind.APPROVED, old)) {
      effects = effects.then(connect(ConnectionKind.APPROVED, now, cost));
    }
    return effects;
  }

  private Optional<Reference> invoice() {
    return Optional.of(RecordType.INVOICE.to(state.document().id()));
  }
}
