package dev.tandem.projectops.proforma;

import static dev.tandem.projectops.actual.Contoso.after;
import static dev.tandem.projectops.actual.Contoso.id;
import static dev.tandem.projectops.actual.Contoso.later;
import static dev.tandem.projectops.actual.Contoso.trail;
import static java.util.Objects.requireNonNull;

import dev.tandem.projectops.actual.Contoso;
import dev.tandem.projectops.actual.NotToExceed;
import dev.tandem.projectops.actual.Readiness;
import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.entity.dataverse.Contract;
import dev.tandem.projectops.entity.dataverse.ContractLine;
import dev.tandem.projectops.entity.dataverse.InvoiceLine;
import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
import dev.tandem.projectops.entity.dataverse.Milestone;
import dev.tandem.projectops.entity.dataverse.MilestoneStatus;
import dev.tandem.projectops.entity.dataverse.Proforma;
import dev.tandem.projectops.entity.dataverse.Retainer;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.event.Trail;
import dev.tandem.projectops.process.Effects;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The rows of a small environment, changed by effects upon effects. */
final class Invoicing {
  private final List<Effects> history = new ArrayList<>();

  /** 8 h at 200, approved and ready to invoice. */
  static Invoicing ofReadyTime() {
    Invoicing rows = new Invoicing();
    rows.apply(Contoso.approved());
    rows.apply(
        Readiness.mark(
            Contoso.first(rows.actuals(), TransactionType.UNBILLED_SALES),
            NotToExceed.Outcome.COMMITTED));
    return rows;
  }

  /** The same on a draft. */
  static Invoicing ofDraft() {
    Invoicing rows = ofReadyTime();
    rows.apply(rows.draft("draft", BillingMethod.TIME_AND_MATERIAL, List.of()));
    return rows;
  }

  static Contract contract() {
    return Contract.builder()
        .id(References.idOf(Contoso.CONTRACT).orElseThrow())
        .name("C1")
        .owningCompany(Contoso.USPM)
        .currency(Contoso.USD)
        .build();
  }

  static Milestone milestone(MilestoneStatus status) {
    return Milestone.builder()
        .id(id("M1"))
        .name("Design")
        .contract(Contoso.CONTRACT)
        .contractLine(RecordType.CONTRACT_LINE.to(id("L1")))
        .project(RecordType.PROJECT.to(id("P1")))
        .amount(new BigDecimal("5000.00"))
        .tax(new BigDecimal("500.00"))
        .milestoneDate(Contoso.DAY)
        .invoiceStatus(Choice.of(status))
        .currency(Contoso.USD)
        .build();
  }

  Effects draft(String name, BillingMethod method, List<Milestone> milestones) {
    ContractLine line = Contoso.line(method);
    return ProformaDraft.create(
        contract(),
        Contoso.customer("Adatum", "100", true),
        List.of(line),
        actuals(),
        milestones,
        later(name));
  }

  Effects apply(Effects effects) {
    history.add(effects);
    return effects;
  }

  List<Actual> actuals() {
    return after(history.toArray(Effects[]::new));
  }

  Trail trail() {
    return history.stream().map(Contoso::trail).reduce(Trail.NONE, Trail::and);
  }

  /** The document whose header was made on the occasion. */
  ProformaDocument document(String name) {
    UUID invoice = later(name).id("invoice");
    Map<UUID, Proforma> headers = new LinkedHashMap<>();
    Map<UUID, InvoiceLine> lines = new LinkedHashMap<>();
    Map<UUID, InvoiceLineDetail> details = new LinkedHashMap<>();
    for (Effects effects : history) {
      effects.puts(Proforma.CODEC).forEach(row -> headers.put(row.id().orElseThrow(), row));
      effects.puts(InvoiceLine.CODEC).forEach(row -> lines.put(row.id().orElseThrow(), row));
      effects
          .puts(InvoiceLineDetail.CODEC)
          .forEach(row -> details.put(row.id().orElseThrow(), row));
    }
    return new ProformaDocument(
        requireNonNull(headers.get(invoice), name),
        lines.values().stream().filter(row -> References.pointsTo(row.invoice(), invoice)).toList(),
        details.values().stream()
            .filter(row -> References.pointsTo(row.invoice(), invoice))
            .toList());
  }

  List<Milestone> milestones() {
    Map<UUID, Milestone> rows = new LinkedHashMap<>();
    history.forEach(
        e -> e.puts(Milestone.CODEC).forEach(row -> rows.put(row.id().orElseThrow(), row)));
    return List.copyOf(rows.values());
  }

  List<Retainer> retainers() {
    Map<UUID, Retainer> rows = new LinkedHashMap<>();
    history.forEach(
        e -> e.puts(Retainer.CODEC).forEach(row -> rows.put(row.id().orElseThrow(), row)));
    return List.copyOf(rows.values());
  }

  ConfirmState state(String name) {
    return new ConfirmState(document(name), actuals(), milestones(), retainers(), trail());
  }

  Effects confirm(String name) {
    return apply(Confirmation.of(state(name), ConfirmRules.DEFAULT, later("confirm " + name)));
  }

  /** Edits the first detail of a document. */
  void edit(String name, UnaryOperator<InvoiceLineDetail.Builder> change) {
    edit(name, detail -> true, change);
  }

  /** Edits the first such detail of a document. */
  void edit(
      String name,
      Predicate<InvoiceLineDetail> which,
      UnaryOperator<InvoiceLineDetail.Builder> change) {
    ProformaDocument document = document(name);
    InvoiceLineDetail before = document.details().stream().filter(which).findFirst().orElseThrow();
    InvoiceLineDetail.Builder after = InvoiceLineDetail.builder().from(before);
    apply(DetailEdit.of(document, change.apply(after).build(), 2));
  }

  /** Revises everything that is billed and live. */
  void revise(String invoice, String name) {
    List<Actual> billed =
        actuals().stream()
            .filter(row -> row.transactionType().is(TransactionType.BILLED_SALES))
            .filter(row -> row.adjustmentStatus().isEmpty())
            .toList();
    apply(Revision.open(document(invoice), billed, Map.of(), trail(), later(name)));
  }
}
