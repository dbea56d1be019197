package dev.tandem.projectops.actual;

import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.JournalLine;
import java.util.UUID;

/** Turns actuals into journal lines and back; both have the same columns. No state. */
final class JournalRows {
  private JournalRows() {}

  /** A journal line that says what the actual says. */
  static JournalLine.Builder line(Actual actual, UUID id) {
    return JournalLine.builder()
        .id(id)
        .transactionType(actual.transactionType())
        .transactionClass(actual.transactionClass())
        .billingType(actual.billingType())
        .project(actual.project())
        .task(actual.task())
        .category(actual.category())
        .role(actual.role())
        .resource(actual.resource())
        .resourcingUnit(actual.resourcingUnit())
        .resourcingCompany(actual.resourcingCompany())
        .contractingUnit(actual.contractingUnit())
        .owningCompany(actual.owningCompany())
        .contract(actual.contract())
        .contractLine(actual.contractLine())
        .contractCustomer(actual.contractCustomer())
        .product(actual.product())
        .writeInProduct(actual.writeInProduct())
        .quantity(actual.quantity())
        .unit(actual.unit())
        .unitGroup(actual.unitGroup())
        .price(actual.price())
        .priceList(actual.priceList())
        .amount(actual.amount())
        .tax(actual.tax())
        .amountAfterTax(actual.amountAfterTax())
        .currency(actual.currency())
        .documentDate(actual.transactionDate())
        .start(actual.start())
        .end(actual.end())
        .description(actual.description())
        .externalDescription(actual.externalDescription())
        .subcontract(actual.subcontract())
        .subcontractLine(actual.subcontractLine());
  }

  /** The columns of an actual that the line decides, on top of another actual. */
  static Actual.Builder onto(Actual.Builder actual, JournalLine line) {
    return actual
        .transactionType(line.transactionType())
        .transactionClass(line.transactionClass())
        .billingType(line.billingType())
        .project(line.project())
        .task(line.task())
        .category(line.category())
        .role(line.role())
        .resource(line.resource())
        .resourcingUnit(line.resourcingUnit())
        .resourcingCompany(line.resourcingCompany())
        .contractingUnit(line.contractingUnit())
        .owningCompany(line.owningCompany())
        .contract(line.contract())
        .contractLine(line.contractLine())
        .contractCustomer(line.contractCustomer())
        .product(line.product())
        .writeInProduct(line.writeInProduct())
        .quantity(line.quantity())
        .unit(line.unit())
        .unitGroup(line.unitGroup())
        .price(line.price())
        .priceList(line.priceList())
        .amount(line.amount())
        .tax(line.tax())
        .amountAfterTax(line.amountAfterTax())
        .currency(line.currency())
        .transactionDate(line.documentDate())
        .documentDate(line.documentDate())
        .accountingDate(line.documentDate())
        .accountingDay(line.documentDate())
        .start(line.start())
        .end(line.end())
        .description(line.description())
        .externalDescription(line.externalDescription())
        .subcontract(line.subcontract())
        .subcontractLine(line.subcontractLine());
  }
}
