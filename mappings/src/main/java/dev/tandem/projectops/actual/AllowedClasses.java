package dev.tandem.projectops.actual;

import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.entity.dataverse.TransactionClass;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import java.util.EnumSet;
import java.util.Set;

/** Which classes an entry journal takes by type and billing method (table 5.4, ACT-60, ACT-61). */
public final class AllowedClasses {
  private static final Set<TransactionClass> WORK =
      EnumSet.of(TransactionClass.TIME, TransactionClass.EXPENSE, TransactionClass.MATERIAL);
  private static final Set<TransactionClass> SALES =
      EnumSet.of(
          TransactionClass.TIME,
          TransactionClass.EXPENSE,
          TransactionClass.MATERIAL,
          TransactionClass.FEE,
          TransactionClass.RETAINER);
  private static final Set<TransactionClass> FIXED_UNBILLED = EnumSet.of(TransactionClass.RETAINER);
  private static final Set<TransactionClass> FIXED_BILLED =
      EnumSet.of(TransactionClass.RETAINER, TransactionClass.MILESTONE);
  private static final Set<TransactionClass> LENT =
      EnumSet.of(TransactionClass.TIME, TransactionClass.EXPENSE);

  private AllowedClasses() {}

  /** The classes that a line of this type may have on a contract line of this method. */
  public static Set<TransactionClass> of(BillingMethod method, TransactionType type) {
    return switch (type) {
      case COST -> EnumSet.copyOf(WORK);
      case UNBILLED_SALES -> timeAndMaterial(method) ? EnumSet.copyOf(SALES) : FIXED_UNBILLED;
      case BILLED_SALES -> timeAndMaterial(method) ? EnumSet.copyOf(SALES) : FIXED_BILLED;
      case RESOURCING_UNIT_COST, INTER_ORGANIZATIONAL_SALES -> EnumSet.copyOf(LENT);
      case PROJECT_CONTRACT -> EnumSet.noneOf(TransactionClass.class);
    };
  }

  private static boolean timeAndMaterial(BillingMethod method) {
    return method == BillingMethod.TIME_AND_MATERIAL;
  }
}
