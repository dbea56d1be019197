package dev.tandem.projectops.actual;

import static java.util.Objects.requireNonNull;

import dev.tandem.projectops.contract.CustomerShares;
import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingStatus;
import dev.tandem.projectops.entity.dataverse.BillingType;
import dev.tandem.projectops.entity.dataverse.ContractCustomer;
import dev.tandem.projectops.entity.dataverse.PartyType;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.event.Occasion;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.pricing.Price;
import dev.tandem.projectops.pricing.WorkPrices;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The actuals of one piece of work (ACT-21 to ACT-23, ACT-46, ACT-47, ACT-54): cost, unbilled sales
 * by billing type and customer, and the pair between units. Every row gets its id from the
 * occasion.
 */
final class WorkActuals {
  private final Work work;
  private final Engagement engagement;
  private final WorkPrices prices;
  private final ApprovalRules rules;
  private final Occasion occasion;

  WorkActuals(
      Work work, Engagement engagement, WorkPrices prices, ApprovalRules rules, Occasion occasion) {
    this.work = work;
    this.engagement = engagement;
    this.prices = prices;
    this.rules = rules;
    this.occasion = occasion;
  }

  /** The cost: one row, or one for each customer of a time and material line (UND-15). */
  List<Actual> costs(Lending lending) {
    CustomerShares customers = engagement.customers();
    if (!engagement.billable() || !rules.splitCost() || customers == null) {
      BigDecimal amount = prices.cost().amount(work.quantity());
      ContractCustomer payer = payer(customers);
      return List.of(cost(lending, "cost", payer, work.quantity(), amount, work.what().tax()));
    }
    List<BigDecimal> quantities = customers.split(work.quantity(), Work.QUANTITY_DECIMALS);
    List<BigDecimal> amounts = Amounts.ofParts(quantities, prices.cost(), customers.rounding());
    List<Optional<BigDecimal>> taxes = taxes(customers, quantities);
    List<Actual> costs = new ArrayList<>();
    for (int i = 0; i < quantities.size(); i++) {
      if (hasShare(quantities, i, customers)) {
        ContractCustomer customer = customers.customers().get(i);
        String part = "cost " + customer.id().orElseThrow();
        costs.add(cost(lending, part, customer, quantities.get(i), amounts.get(i), taxes.get(i)));
      }
    }
    return costs;
  }

  /**
   * Finance finds the contract of a cost by its customer (map #11), so a cost that is not split
   * carries the customer that takes rounding differences.
   */
  private static @Nullable ContractCustomer payer(@Nullable CustomerShares customers) {
    return customers == null ? null : customers.customers().get(customers.rounding());
  }

  private Actual cost(
      Lending lending,
      String part,
      @Nullable ContractCustomer customer,
      BigDecimal quantity,
      BigDecimal amount,
      Optional<BigDecimal> tax) {
    Actual.Builder cost =
        row(TransactionType.COST, part)
            .billingType(Choice.of(rules.costBillingType()))
            .skipSync(lending.otherCompany()) // ACT-4
            .intercompany(lending.otherCompany());
    customer(cost, customer);
    return Amounts.priced(cost, quantity, prices.cost(), amount, tax).build();
  }

  /** The unbilled sales of a time and material line by billing type and customer (ACT-54). */
  List<Actual> unbilled(Billing billing) {
    List<Actual> sales = new ArrayList<>();
    if (engagement.billable()) {
      for (Map.Entry<BillingType, BigDecimal> part : billing.parts(work.quantity()).entrySet()) {
        unbilled(part.getKey(), part.getValue(), sales);
      }
    }
    return sales;
  }

  private void unbilled(BillingType type, BigDecimal quantity, List<Actual> sales) {
    CustomerShares customers = requireNonNull(engagement.customers(), "customers");
    Price price = requireNonNull(prices.sale(), "sales price of a time and material line");
    List<BigDecimal> quantities = customers.split(quantity, Work.QUANTITY_DECIMALS);
    List<BigDecimal> amounts = Amounts.ofParts(quantities, price, customers.rounding());
    for (int i = 0; i < quantities.size(); i++) {
      if (hasShare(quantities, i, customers)) {
        ContractCustomer customer = customers.customers().get(i);
        Actual.Builder sale =
            row(
                    TransactionType.UNBILLED_SALES,
                    "unbilled " + type + " " + customer.id().orElseThrow())
                .billingType(Choice.of(type))
                .billingStatus(Choice.of(BillingStatus.UNBILLED_SALES_CREATED)); // ACT-10
        customer(sale, customer);
        sales.add(
            Amounts.priced(sale, quantities.get(i), price, amounts.get(i), Optional.empty())
                .build()); // REG-31
      }
    }
  }

  /** Cost of the resourcing unit and sale between the units (ACT-6, ACT-46, ACT-47). */
  List<Actual> betweenUnits(Lending lending) {
    if (!lending.otherUnit()) {
      return List.of();
    }
    Price cost = requireNonNull(prices.resourcingCost(), "cost price of the resourcing unit");
    Price transfer = requireNonNull(prices.interOrganizational(), "price between the units");
    return List.of(
        lent(TransactionType.RESOURCING_UNIT_COST, cost, lending),
        lent(TransactionType.INTER_ORGANIZATIONAL_SALES, transfer, lending));
  }

  private Actual lent(TransactionType type, Price price, Lending lending) {
    Actual.Builder row =
        row(type, type.name())
            .billingType(Choice.of(BillingType.NOT_AVAILABLE))
            .skipSync(!lending.otherCompany()) // ACT-6
            .intercompany(lending.otherCompany())
            .owningCompany(lending.company());
    return Amounts.priced(row, work.quantity(), price, Optional.empty()).build();
  }

  private Actual.Builder row(TransactionType type, String part) {
    return engagement
        .onto(ActualRows.fresh(work.what(), occasion, part))
        .transactionType(Choice.of(type));
  }

  private static void customer(Actual.Builder actual, @Nullable ContractCustomer customer) {
    if (customer != null) {
      actual
          .contractCustomer(RecordType.CONTRACT_CUSTOMER.to(customer.id().orElseThrow()))
          .customerType(Choice.of(PartyType.ACCOUNT))
          .customer(customer.customer());
    }
  }

  /** A customer without a share gets no row; work of nothing is the rounding customer's. */
  private static boolean hasShare(List<BigDecimal> parts, int i, CustomerShares customers) {
    boolean nothing = parts.stream().allMatch(part -> part.signum() == 0);
    return parts.get(i).signum() != 0 || (nothing && i == customers.rounding());
  }

  /** The tax by customer; that of a customer whose share has no row goes with the rest (FS-5). */
  private List<Optional<BigDecimal>> taxes(CustomerShares customers, List<BigDecimal> quantities) {
    return work.what()
        .tax()
        .map(tax -> withRows(customers.split(tax, prices.cost().decimals()), quantities, customers))
        .map(taxes -> taxes.stream().map(Optional::of).toList())
        .orElseGet(
            () -> customers.customers().stream().map(c -> Optional.<BigDecimal>empty()).toList());
  }

  private static List<BigDecimal> withRows(
      List<BigDecimal> taxes, List<BigDecimal> quantities, CustomerShares customers) {
    List<BigDecimal> parts = new ArrayList<>(taxes);
    int taker = Amounts.taker(quantities, customers.rounding());
    for (int i = 0; i < parts.size(); i++) {
      if (i != taker && !hasShare(quantities, i, customers)) {
        parts.set(taker, parts.get(taker).add(parts.get(i)));
      }
    }
    return parts;
  }
}
