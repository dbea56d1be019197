package dev.tandem.projectops.setup;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.CategoryStaging;
import dev.tandem.projectops.entity.finance.CategoryType;
import dev.tandem.projectops.entity.finance.SharedCategory;
import dev.tandem.projectops.process.Chunks;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.FinanceProcess;
import dev.tandem.projectops.process.Records;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Makes the shared categories of each transaction category: hour, fee, item, expense, and
 * on-account for new ones when that is switched on (CAT-1 to CAT-4, UND-4, SC-12b). A new name
 * reaches all of them; flags that finance has set stay. Immutable; safe for any thread.
 *
 * @param onAccount whether new categories get a fifth (CAT-3); those that have their four do not
 */
public record CategoryFanOut(boolean onAccount) implements FinanceProcess {
  private static final List<CategoryType> BASE =
      List.of(CategoryType.HOUR, CategoryType.FEE, CategoryType.ITEM, CategoryType.COST);

  @Override
  public String name() {
    return "fan-out-categories";
  }

  @Override
  public Iterator<Effects> steps(Records records) {
    List<CategoryStaging> categories = records.all(CategoryStaging.CODEC);
    return Chunks.steps(categories, records.groupSize() / 5, chunk -> fanOut(records, chunk));
  }

  private Effects fanOut(Records records, List<CategoryStaging> categories) {
    List<Effects> made = new ArrayList<>();
    for (CategoryStaging category : categories) {
      List<SharedCategory> shared = new ArrayList<>();
      for (int i = 0; i < BASE.size(); i++) {
        shared.add(shared(records, category, i + 1, BASE.get(i)));
      }
      boolean known = shared.stream().anyMatch(one -> one.source().isPresent());
      SharedCategory fifth = shared(records, category, 5, CategoryType.ON_ACCOUNT);
      if (fifth.source().isPresent() || (onAccount && !known)) {
        shared.add(fifth);
      }
      shared.forEach(one -> made.add(renamed(one, category)));
    }
    return Effects.all(Effects.NONE, made);
  }

  /** The shared category as it is, or a new one (CAT-4). */
  private static SharedCategory shared(
      Records records, CategoryStaging category, int number, CategoryType type) {
    String id = category.categoryId().orElse("") + "-" + number;
    SharedCategory key = SharedCategory.builder().categoryId(id).build();
    return records
        .find(SharedCategory.CODEC, key)
        .orElseGet(
            () ->
                SharedCategory.builder()
                    .from(key)
                    .transactionCategoryId(category.categoryId())
                    .categoryType(EnumSymbol.of(type))
                    .usedInProjects(true)
                    .usedInExpense(false)
                    .build());
  }

  private static Effects renamed(SharedCategory shared, CategoryStaging category) {
    SharedCategory wanted = SharedCategory.builder().from(shared).name(category.name()).build();
    return shared.source().isPresent() && shared.equals(wanted)
        ? Effects.NONE
        : Effects.put(SharedCategory.CODEC, wanted);
  }
}
