package dev.tandem.projectops.entity.dataverse;

import dev.tandem.projectops.entity.EntityCodec;
import java.util.List;

/** The entities of the Dataverse side. No state; safe for any thread. */
public final class DataverseTables {
  private static final List<EntityCodec<?>> CODECS =
      List.of(
          Account.CODEC,
          Actual.CODEC,
          BookableResource.CODEC,
          ChartOfAccounts.CODEC,
          Company.CODEC,
          Contact.CODEC,
          Contract.CODEC,
          ContractCustomer.CODEC,
          ContractLine.CODEC,
          Currency.CODEC,
          CurrencyPair.CODEC,
          CustomerGroup.CODEC,
          CustomerInvoice.CODEC,
          CustomerPaymentMethod.CODEC,
          EstimateLine.CODEC,
          ExchangeRate.CODEC,
          ExchangeRateType.CODEC,
          Expense.CODEC,
          ExpenseCategory.CODEC,
          FiscalCalendar.CODEC,
          Ledger.CODEC,
          Milestone.CODEC,
          OrganizationalUnit.CODEC,
          Party.CODEC,
          PaymentDay.CODEC,
          PaymentSchedule.CODEC,
          PaymentTerm.CODEC,
          Product.CODEC,
          ProductColor.CODEC,
          ProductConfiguration.CODEC,
          ProductSize.CODEC,
          ProductStyle.CODEC,
          Proforma.CODEC,
          Project.CODEC,
          ResourceAssignment.CODEC,
          Role.CODEC,
          Subcontract.CODEC,
          SubcontractLine.CODEC,
          Task.CODEC,
          TaxGroup.CODEC,
          TeamMember.CODEC,
          TransactionCategory.CODEC,
          TransactionConnection.CODEC,
          Unit.CODEC,
          Vendor.CODEC,
          VendorGroup.CODEC,
          VendorInvoice.CODEC,
          VendorInvoiceLine.CODEC,
          VendorPaymentMethod.CODEC,
          Worker.CODEC);

  private DataverseTables() {}

  /** The codecs of all entities of this side, by the name of the type. */
  public static List<EntityCodec<?>> codecs() {
    return CODECS;
  }
}
