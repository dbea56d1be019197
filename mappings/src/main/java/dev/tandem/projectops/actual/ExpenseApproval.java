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
    Price posted = posted(expense, decimals);
    BillingType type = expense.billingType().option().orElse(BillingType.CHARGEABLE); // EXP-11
    Effects actuals =
        Approval.of(
            work,
            engagement,
            pricing.of(work.priceKey(), posted),
            new Billing(type, null),
            rules,
            Trail.NONE,
            occasion);
    Expense approved =
        Expense.builder().from(expense).status(Choice.of(ExpenseStatus.APPROVED)).build();
    return Effects.put(Expense.CODEC, approved).then(actuals);
  }

  private static void requireLeaf(Expense expense, @Nullable Task task) {
    if (task != null && task.summary().orElse(false)) {
      throw new FaultException(
          new Fault(
              FaultCode.ERR_1,
              "expense "
                  + expense.externalId().orElseGet(() -> expense.id().orElseThrow().toString()),
              "task " + task.name().orElse("?") + " is a summary task"));
    }
  }

  /** The price per unit that was posted; an expense that carries only its amount has quantity 1. */
  private static Price posted(Expense expense, int decimals) {
    BigDecimal perUnit = expense.price().or(expense::amount).orElse(BigDecimal.ZERO);
    return new Price(perUnit, expense.currency().orElseThrow(), decimals, null);
  }
}
