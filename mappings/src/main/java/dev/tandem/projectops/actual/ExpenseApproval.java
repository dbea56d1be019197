package dev.tandem.projectops.actual;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.BillingType;
import dev.tandem.projectops.entity.dataverse.Expense;
import dev.tandem.projectops.entity.dataverse.ExpenseStatus;
import dev.tandem.projectops.entity.dataverse.Task;
import dev.tandem.projectops.event.Occasion;
import dev.tandem.projectops.event.Trail;
import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.pricing.Price;
import dev.tandem.projectops.pricing.WorkPricing;
import dev.tandem.projectops.process.Effects;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * Approves expenses that finance posted, without anybody's doing (EXP-5, EXP-6, EXP-10 to EXP-12,
 * ACT-48). Expenses that were recorded on the Dataverse side wait for their manager (EXP-15). No
 * state; safe for any thread.
 */
public final class ExpenseApproval {
  private ExpenseApproval() {}

  /**
   * The approved expense and its actuals; nothing when the expense is not from finance or approved
   * already. An approval that fails leaves the expense as it is and gives a fault; nothing tries
   * again by itself (UND-27).
   *
   * @param task the task of the expense; null when it has none
   * @param pricing prices of the sides; the cost is what was posted (EXP-6)
   * @param decimals of amounts in the currency of the expense
   */
  public static Effects auto(
      Expense expense,
      @Nullable Task task,
      Engagement engagement,
      WorkPricing pricing,
      int decimals,
      ApprovalRules rules,
      Occasion occasion) {
    boolean open =
        expense.status().isEmpty()
            || expense.status().is(ExpenseStatus.DRAFT)
            || expense.status().is(ExpenseStatus.SUBMITTED);
    if (!expense.fromFinance().orElse(false) || !open) {
      return Effects.NONE;
    }
    try {
      return approve(expense, task, engagement, pricing, decimals, rules, occasion);
    } catch (FaultException e) {
      return Effects.fault(e.fault());
    }
  }

  /**
   * Approves an expense, by hand or automatically.
   *
   * @throws FaultException with ERR-1 when its task is a summary task, ERR-27 when the project is
   *     finished
   */
  public static Effects approve(
      Expense expense,
      @Nullable Task task,
      Engagement engagement,
      WorkPricing pricing,
      int decimals,
      ApprovalRules rules,
      Occasion occasion) {
    requireLeaf(expense, task);
    Work work = Work.of(expense);
    Effects actuals =
        Approval.of(
            work,
            engagement,
            pricing.of(work.priceKey(), price(expense, decimals)),
            billing(expense),
            rules,
            Trail.NONE,
            occasion);
    Expense approved =
        Expense.builder().from(expense).status(Choice.of(ExpenseStatus.APPROVED)).build();
    return Effects.put(Expense.CODEC, approved).then(actuals);
  }

  /** What of the expense is charged: what its line says, else all of it (EXP-11). */
  public static Billing billing(Expense expense) {
    return new Billing(expense.billingType().option().orElse(BillingType.CHARGEABLE), null);
  }

  /**
   * Refuses an expense on a summary task.
   *
   * @param task the task of the expense; null when it has none
   * @throws FaultException with ERR-1
   */
  public static void requireLeaf(Expense expense, @Nullable Task task) {
    if (task != null && task.summary().orElse(false)) {
      throw new FaultException(
          new Fault(
              FaultCode.ERR_1,
              "expense "
                  + expense.externalId().orElseGet(() -> expense.id().orElseThrow().toString()),
              "task " + task.name().orElse("?") + " is a summary task"));
    }
  }

  /**
   * The cost price per unit that was posted or entered (EXP-6): its price, else its amount shared
   * out over its quantity.
   *
   * @param decimals of amounts in the currency of the expense
   */
  public static Price price(Expense expense, int decimals) {
    BigDecimal perUnit = expense.price().orElseGet(() -> shared(expense));
    return new Price(perUnit, expense.currency().orElseThrow(), decimals, null);
  }

  private static BigDecimal shared(Expense expense) {
    BigDecimal amount = expense.amount().orElse(BigDecimal.ZERO);
    BigDecimal quantity = expense.quantity().orElse(BigDecimal.ONE);
    return quantity.signum() == 0 ? amount : amount.divide(quantity, MathContext.DECIMAL64);
  }
}
