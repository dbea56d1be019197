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
          Company.CODEC,
          Contract.CODEC,
          ContractCustomer.CODEC,
          ContractLine.CODEC,
          Currency.CODEC,
          EstimateLine.CODEC,
          ExchangeRate.CODEC,
          Expense.CODEC,
          ExpenseCategory.CODEC,
          Ledger.CODEC,
          Milestone.CODEC,
          OrganizationalUnit.CODEC,
          Product.CODEC,
          Proforma.CODEC,
          Project.CODEC,
          ResourceAssignment.CODEC,
          Role.CODEC,
          Task.CODEC,
          TeamMember.CODEC,
          TransactionCategory.CODEC,
          TransactionConnection.CODEC,
          Unit.CODEC,
          Vendor.CODEC,
          VendorInvoice.CODEC,
          VendorInvoiceLine.CODEC,
          Worker.CODEC);

  private DataverseTables() {}

  /** The codecs of all entities of this side, by the name of the type. */
  public static List<EntityCodec<?>> codecs() {
    return CODECS;
  }
}
