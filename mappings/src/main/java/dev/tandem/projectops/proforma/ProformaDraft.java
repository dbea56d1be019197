package dev.tandem.projectops.proforma;

import dev.tandem.projectops.actual.ActualRows;
import dev.tandem.projectops.actual.Ties;
import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingStatus;
import dev.tandem.projectops.entity.dataverse.Contract;
import dev.tandem.projectops.entity.dataverse.ContractCustomer;
import dev.tandem.projectops.entity.dataverse.ContractLine;
import dev.tandem.projectops.entity.dataverse.InvoiceLine;
import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
import dev.tandem.projectops.entity.dataverse.Milestone;
import dev.tandem.projectops.entity.dataverse.MilestoneStatus;
import dev.tandem.projectops.entity.dataverse.OrderType;
import dev.tandem.projectops.entity.dataverse.Proforma;
import dev.tandem.projectops.entity.dataverse.ProformaStatus;
import dev.tandem.projectops.entity.dataverse.Retainer;
import dev.tandem.projectops.event.ConnectionKind;
import dev.tandem.projectops.event.Occasion;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.event.Trail;
import dev.tandem.projectops.process.Effects;
import dev.tandem.spi.value.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Draft proformas: made for one contract customer, refreshed, deleted (INV-1, INV-2, INV-5, INV-6,
 * INV-14, ACT-27, REG-19, TC-3). No actuals are written; those that are billed are marked. No
 * state; safe for any thread.
 */
public final class ProformaDraft {
  private ProformaDraft() {}

  /**
   * A new draft. Every contract line gives an invoice line, even with nothing to bill (INV-1).
   *
   * @param contract the contract
   * @param customer the customer that is billed; each has drafts of its own (INV-14)
   * @param lines all lines of the contract
   * @param sales unbilled sales of the contract; those that may not enter stay out (INV-2)
   * @param milestones milestones of the contract that are ready for this customer
   * @param occasion this creation; its day decides what is dated in the future (ACT-63)
   */
  public static Effects create(
      Contract contract,
      ContractCustomer customer,
      List<ContractLine> lines,
      List<Actual> sales,
      List<Milestone> milestones,
      Occasion occasion) {
    UUID id = occasion.id("invoice");
    Proforma header =
        Proforma.builder()
            .id(id)
            .name(contract.name())
            .contract(RecordType.CONTRACT.to(contract.id().orElseThrow()))
            .contractCustomer(RecordType.CONTRACT_CUSTOMER.to(customer.id().orElseThrow()))
            .customer(customer.customer())
            .company(contract.owningCompany())
            .currency(contract.currency())
            .orderType(Choice.of(OrderType.WORK_BASED))
            .status(Choice.of(ProformaStatus.DRAFT))
            .hasCorrections(false)
            .invoiceDate(occasion.day())
            .paymentTerms(contract.paymentTerms())
            .build();
    List<InvoiceLine> invoiceLines = lines.stream().map(line -> line(line, id, occasion)).toList();
    return filled(
        new ProformaDocument(header, invoiceLines, List.of()), sales, milestones, occasion);
  }

  private static InvoiceLine line(ContractLine line, UUID invoice, Occasion occasion) {
    UUID contractLine = line.id().orElseThrow();
    return InvoiceLine.builder()
        .id(occasion.id("line " + contractLine))
        .name(line.name())
        .invoice(RecordType.INVOICE.to(invoice))
        .contractLine(RecordType.CONTRACT_LINE.to(contractLine))
        .project(line.project())
        .billingMethod(line.billingMethod())
        .correction(false)
        .currency(line.currency())
        .build();
  }

  /**
   * Adds what became ready since (INV-5); what is on the draft already is not ready any more and so
   * stays out.
   *
   * @throws dev.tandem.projectops.fault.FaultException when the invoice is no draft
   */
  public static Effects refresh(
      ProformaDocument draft, List<Actual> sales, List<Milestone> milestones, Occasion occasion) {
    draft.requireDraft();
    return filled(draft, sales, milestones, occasion);
  }

  private static Effects filled(
      ProformaDocument draft, List<Actual> sales, List<Milestone> milestones, Occasion occasion) {
    List<InvoiceLineDetail> details = new ArrayList<>(draft.details());
    UUID customer = customer(draft.header());
    Effects effects = Effects.NONE;
    for (Actual sale : sales) {
      Optional<InvoiceLine> line = lineOf(draft.lines(), sale.contractLine());
      if (line.isPresent() && BillableSales.enters(sale, customer, occasion.day())) {
        UUID id = occasion.id("detail " + ActualRows.id(sale));
        details.add(Details.of(sale, id, line.get()).build());
        effects = effects.then(taken(sale, id, draft.id(), occasion));
      }
    }
    for (Milestone milestone : milestones) {
      Optional<InvoiceLine> line = lineOf(draft.lines(), milestone.contractLine());
      if (line.isPresent() && milestone.invoiceStatus().is(MilestoneStatus.READY_FOR_INVOICING)) {
        UUID id = occasion.id("detail " + milestone.id().orElseThrow());
        InvoiceLineDetail detail = Details.of(milestone, id, line.get());
        details.add(
            InvoiceLineDetail.builder()
                .from(detail)
                .contractCustomer(draft.header().contractCustomer())
                .build());
        effects = effects.then(status(milestone, MilestoneStatus.CUSTOMER_INVOICE_CREATED));
      }
    }
    return written(draft, details).then(effects);
  }

  private static Effects written(ProformaDocument draft, List<InvoiceLineDetail> details) {
    Effects effects = new ProformaDocument(draft.header(), draft.lines(), details).totals();
    for (InvoiceLineDetail detail : details) {
      if (!draft.details().contains(detail)) {
        effects = effects.then(Effects.put(InvoiceLineDetail.CODEC, detail));
      }
    }
    return effects;
  }

  private static UUID customer(Proforma header) {
    return header.contractCustomer().flatMap(References::idOf).orElseThrow();
  }

  private static Optional<InvoiceLine> lineOf(
      List<InvoiceLine> lines, Optional<Reference> contractLine) {
    return contractLine.isEmpty()
        ? Optional.empty()
        : lines.stream()
            .filter(line -> References.same(line.contractLine(), contractLine))
            .findFirst();
  }

  /** The sale is on a draft now, and says on which (ACT-27, REG-19). */
  private static Effects taken(Actual sale, UUID detail, UUID invoice, Occasion occasion) {
    Actual marked =
        Actual.builder()
            .from(sale)
            .billingStatus(Choice.of(BillingStatus.CUSTOMER_INVOICE_CREATED))
            .invoice(RecordType.INVOICE.to(invoice))
            .build();
    return Effects.put(Actual.CODEC, marked)
        .then(Ties.connect(ConnectionKind.ON_INVOICE, detail, ActualRows.id(sale), occasion));
  }

  /** The milestone with another status of billing (MS-9). */
  static Effects status(Milestone milestone, MilestoneStatus status) {
    return Effects.put(
        Milestone.CODEC,
        Milestone.builder().from(milestone).invoiceStatus(Choice.of(status)).build());
  }

  /**
   * Deletes a draft and frees what was on it (INV-6). Connections of its details go with it.
   *
   * @param sales the actuals that stand on the draft
   * @param milestones the milestones that stand on it
   * @param retainers the retainers that it was to bill, to apply or to refund
   * @param refunds all refunds of those that it was to refund (RET-5)
   * @throws dev.tandem.projectops.fault.FaultException when the invoice is no draft
   */
  public static Effects delete(
      ProformaDocument draft,
      List<Actual> sales,
      List<Milestone> milestones,
      List<Retainer> retainers,
      List<Refund> refunds,
      Trail trail) {
    draft.requireDraft();
    Effects effects = Effects.NONE;
    for (Actual sale : sales) {
      if (References.pointsTo(sale.invoice(), draft.id())
          && sale.billingStatus().is(BillingStatus.CUSTOMER_INVOICE_CREATED)) {
        effects = effects.then(Effects.put(Actual.CODEC, freed(sale)));
      }
    }
    for (Milestone milestone : milestones) {
      if (milestone.invoiceStatus().is(MilestoneStatus.CUSTOMER_INVOICE_CREATED)) {
        effects = effects.then(status(milestone, MilestoneStatus.READY_FOR_INVOICING));
      }
    }
    for (Retainer retainer : retainers) {
      effects = effects.then(Retainers.freed(draft, retainer, refunds));
    }
    return effects.then(DraftRemoval.of(draft, trail));
  }

  private static Actual freed(Actual sale) {
    return Actual.builder()
        .from(sale)
        .billingStatus(Choice.of(BillingStatus.READY_TO_INVOICE))
        .invoice(Optional.empty())
        .build();
  }
}
