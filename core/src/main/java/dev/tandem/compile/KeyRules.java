package dev.tandem.compile;

import dev.tandem.map.Direction;
import dev.tandem.spi.schema.IntegrationKey;
import dev.tandem.spi.schema.TableSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which key identifies a row on the other side, and which pairs carry it (section 1.10). */
final class KeyRules {
  private KeyRules() {}

  /** The Dataverse key this leg uses: the first that is mapped whole, else the first, else null. */
  static @Nullable IntegrationKey chosen(LegScope scope, List<IntegrationKey> keys) {
    for (IntegrationKey key : keys) {
      if (missing(scope, key, pair -> true).isEmpty()) {
        return key;
      }
    }
    return keys.isEmpty() ? null : keys.get(0);
  }

  /** Key columns that no accepted pair carries; the company is implied (KEY-5). */
  static List<String> missing(LegScope scope, IntegrationKey key, Predicate<Pair> accepted) {
    List<String> missing = new ArrayList<>();
    for (String column : key.columns()) {
      if (!isCompany(scope, column) && carrier(scope, column, accepted) == null) {
        missing.add(column);
      }
    }
    return missing;
  }

  /** Whether a key column is the company of the row. */
  static boolean isCompany(LegScope scope, String column) {
    return CompanyRules.isCompany(scope.dataverse(), column);
  }

  /** The pair that carries a key column: the column itself, or a path behind it (DIPV1015). */
  static @Nullable Pair carrier(LegScope scope, String column, Predicate<Pair> accepted) {
    for (Pair pair : scope.pairs()) {
      boolean same =
          pair.path() != null
              && (pair.path().column().equalsIgnoreCase(column)
                  || pair.mapping().destinationField().strip().equalsIgnoreCase(column));
      if (same && pair.dataverseSlot() >= 0 && accepted.test(pair)) {
        return pair;
      }
    }
    return null;
  }

  /** Slots of the key of a mapped Dataverse row, -1 for the company; empty when not mapped. */
  static Map<String, Integer> dataverseSlots(LegScope scope, @Nullable IntegrationKey key) {
    Map<String, Integer> slots = new LinkedHashMap<>();
    Predicate<Pair> accepted = pair -> pair.travels(Direction.TO_DATAVERSE);
    if (key == null || !missing(scope, key, accepted).isEmpty()) {
      return slots;
    }
    for (String column : key.columns()) {
      Pair carrier = carrier(scope, column, accepted);
      String codePath = isCompany(scope, column) ? CompanyRules.codePath(scope.dataverse()) : null;
      int slot = codePath != null || carrier == null ? -1 : carrier.dataverseSlot();
      slots.put(codePath == null ? column : codePath, slot);
    }
    return slots;
  }

  /**
   * Slots of the key of a mapped finance row, -1 for the company: the entity's own key if it is
   * mapped, else the fields that carry the integration key (KEY-9). Empty when neither is mapped.
   */
  static Map<String, Integer> financeSlots(LegScope scope, @Nullable IntegrationKey key) {
    for (IntegrationKey own : scope.finance().keys()) {
      Map<String, Integer> slots = ownSlots(scope, own);
      if (!slots.isEmpty()) {
        return slots;
      }
    }
    return key == null ? Map.of() : carriedSlots(scope, key);
  }

  private static Map<String, Integer> ownSlots(LegScope scope, IntegrationKey key) {
    Map<String, Integer> slots = new LinkedHashMap<>();
    for (String column : key.columns()) {
      if (column.equalsIgnoreCase(TableSchema.DATA_AREA_ID)) {
        slots.put(TableSchema.DATA_AREA_ID, -1);
        continue;
      }
      int slot = mappedFinanceSlot(scope, column);
      if (slot < 0) {
        return Map.of();
      }
      slots.put(scope.finance().column(slot).name(), slot);
    }
    return slots;
  }

  private static int mappedFinanceSlot(LegScope scope, String column) {
    for (Pair pair : scope.pairs()) {
      if (pair.travels(Direction.TO_FINANCE)
          && pair.financeSlot() >= 0
          && pair.mapping().sourceField().strip().equalsIgnoreCase(column)) {
        return pair.financeSlot();
      }
    }
    return -1;
  }

  private static Map<String, Integer> carriedSlots(LegScope scope, IntegrationKey key) {
    Map<String, Integer> slots = new LinkedHashMap<>();
    if (CompanyRules.isCompanySpecific(scope)) {
      slots.put(TableSchema.DATA_AREA_ID, -1);
    }
    for (String column : key.columns()) {
      if (isCompany(scope, column)) {
        continue;
      }
      Pair pair = carrier(scope, column, each -> each.travels(Direction.TO_FINANCE));
      if (pair == null || pair.financeSlot() < 0) {
        return Map.of();
      }
      slots.put(scope.finance().column(pair.financeSlot()).name(), pair.financeSlot());
    }
    return slots;
  }
}
