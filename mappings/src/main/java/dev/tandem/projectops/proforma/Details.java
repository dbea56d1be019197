package dev.tandem.projectops.proforma;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingType;
import dev.tandem.projectops.entity.dataverse.InvoiceLine;
import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
import dev.tandem.projectops.entity.dataverse.Milestone;
import dev.tandem.projectops.entity.dataverse.TransactionClass;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.event.RecordType;
import java.math.BigDecimal;
import java.util.UUID;

/** Makes invoice line details of what is billed, and actuals of details. No state. */
final class Details {
  private Details() {}

  /** A detail that bills an actual as it is. */
  static InvoiceLineDetail.Builder of(Actual sale, UUID id, InvoiceLine line) {
    return InvoiceLineDetail.builder()
        .id(id)
        .invoice(line.invoice())
        .invoiceLine(RecordType.INVOICE_LINE.to(line.id().orElseThrow()))
        .transactionType(Choice.of(TransactionType.BILLED_SALES))
        .transactionClass(sale.transactionClass())
        .billingType(sale.billingType())
        .correction(false)
        .project(sale.project())
        .task(sale.task())
        .category(sale.category())
        .role(sale.role())
        .resource(sale.resource())
        .resourcingUnit(sale.resourcingUnit())
        .resourcingCompany(sale.resourcingCompany())
        .contractingUnit(sale.contractingUnit())
        .contract(sale.contract())
        .contractLine(sale.contractLine())
        .contractCustomer(sale.contractCustomer())
        .product(sale.product())
        .writeInProduct(sale.writeInProduct())
        .quantity(sale.quantity())
        .unit(sale.unit())
        .unitGroup(sale.unitGroup())
        .price(sale.price())
        .amount(sale.amount())
        .tax(sale.tax())
        .amountAfterTax(sale.amountAfterTax())
        .currency(sale.currency())
        .documentDate(sale.transactionDate())
        .start(sale.start())
        .end(sale.end())
        .description(sale.description())
        .externalDescription(sale.externalDescription());
  }

  /** A detail that bills a milestone; it carries its name (MS-16). */
  static InvoiceLineDetail of(Milestone milestone, UUID id, InvoiceLine line) {
    BigDecimal amount = milestone.amount().orElse(BigDecimal.ZERO);
    return InvoiceLineDetail.builder()
        .id(id)
        .invoice(line.invoice())
        .invoiceLine(RecordType.INVOICE_LINE.to(line.id().orElseThrow()))
        .transactionType(Choice.of(TransactionType.BILLED_SALES))
        .transactionClass(Choice.of(TransactionClass.MILESTONE))
        .billingType(Choice.of(BillingType.CHARGEABLE))
        .correction(false)
        .milestone(RecordType.MILESTONE.to(milestone.id().orElseThrow()))
        .project(milestone.project())
        .task(milestone.task())
        .contract(milestone.contract())
        .contractLine(milestone.contractLine())
        .quantity(BigDecimal.ONE)
        .price(amount)
        .amount(amount)
        .tax(milestone.tax())
        .amountAfterTax(amount.add(milestone.tax().orElse(BigDecimal.ZERO)))
        .currency(milestone.currency())
        .documentDate(milestone.milestoneDate())
        .description(milestone.name())
        .externalDescription(milestone.externalDescription())
        .build();
  }

  /** What the detail decides, on top of an actual: kind, quantity, money and texts. */
  static Actual.Builder onto(Actual.Builder actual, InvoiceLineDetail detail) {
    return actual
        .transactionClass(detail.transactionClass())
        .billingType(detail.billingType())
        .quantity(detail.quantity())
        .price(detail.price())
        .amount(detail.amount())
        .tax(detail.tax())
        .amountAfterTax(detail.amountAfterTax())
        .description(detail.description())
        .externalDescription(detail.externalDescription());
  }

  /** An actual for a detail that no actual stands behind: added by hand, milestone or retainer. */
  static Actual.Builder alone(InvoiceLineDetail detail) {
    return onto(
        Actual.builder()
            .project(detail.project())
            .task(detail.task())
            .category(detail.category())
            .role(detail.role())
            .resource(detail.resource())
            .resourcingUnit(detail.resourcingUnit())
            .resourcingCompany(detail.resourcingCompany())
            .contractingUnit(detail.contractingUnit())
            .contract(detail.contract())
            .contractLine(detail.contractLine())
            .contractCustomer(detail.contractCustomer())
            .product(detail.product())
            .writeInProduct(detail.writeInProduct())
            .unit(detail.unit())
            .unitGroup(detail.unitGroup())
            .currency(detail.currency())
            .transactionDate(detail.documentDate())
            .documentDate(detail.documentDate())
            .start(detail.start())
            .end(detail.end()),
        detail);
  }
}
