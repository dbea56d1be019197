package dev.tandem.projectops.entity.finance;

import dev.tandem.projectops.entity.EntityCodec;
import java.util.List;

/** The entities of the finance side. No state; safe for any thread. */
public final class FinanceTables {
  private static final List<EntityCodec<?>> CODECS =
      List.of(
          Activity.CODEC,
          ActualStaging.CODEC,
          BillingRule.CODEC,
          CategoryStaging.CODEC,
          CompanyRole.CODEC,
          ConnectionStaging.CODEC,
          ContractHeader.CODEC,
          ExpenseCategoryExport.CODEC,
          ExpenseEstimateStaging.CODEC,
          ExpenseExport.CODEC,
          ExpenseReportLine.CODEC,
          FinanceChartOfAccounts.CODEC,
          FinanceCompany.CODEC,
          FinanceCurrency.CODEC,
          FinanceCurrencyPair.CODEC,
          FinanceCustomer.CODEC,
          FinanceCustomerGroup.CODEC,
          FinanceCustomerPaymentMethod.CODEC,
          FinanceExchangeRate.CODEC,
          FinanceExchangeRateType.CODEC,
          FinanceExpenseCategory.CODEC,
          FinanceFiscalCalendar.CODEC,
          FinanceLedger.CODEC,
          FinanceParty.CODEC,
          FinancePaymentDay.CODEC,
          FinancePaymentSchedule.CODEC,
          FinancePaymentTerm.CODEC,
          FinanceProductColor.CODEC,
          FinanceProductConfiguration.CODEC,
          FinanceProductSize.CODEC,
          FinanceProductStyle.CODEC,
          FinanceTaxGroup.CODEC,
          FinanceUnit.CODEC,
          FinanceVendor.CODEC,
          FinanceVendorGroup.CODEC,
          FinanceVendorPaymentMethod.CODEC,
          FinanceWorker.CODEC,
          FundingSource.CODEC,
          HourEstimateStaging.CODEC,
          InvoiceFeedback.CODEC,
          InvoiceProposal.CODEC,
          ItemForecast.CODEC,
          MaterialEstimateStaging.CODEC,
          MilestoneHeader.CODEC,
          MilestoneStaging.CODEC,
          ProjectAccount.CODEC,
          ReleasedProduct.CODEC,
          RoleStaging.CODEC,
          SubcontractOrder.CODEC,
          SubcontractOrderLine.CODEC,
          VendorInvoiceExport.CODEC,
          VendorInvoiceExportV2.CODEC,
          VendorInvoiceLineExport.CODEC,
          WorkerResourceStaging.CODEC);

  private FinanceTables() {}

  /** The codecs of all entities of this side, by the name of the type. */
  public static List<EntityCodec<?>> codecs() {
    return CODECS;
  }
}
