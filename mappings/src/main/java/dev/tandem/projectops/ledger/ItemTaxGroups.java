package dev.tandem.projectops.ledger;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The item sales tax groups a billing line can take (TAX-2, PAR-10, MS-10). Null and blank both
 * mean that there is none. Immutable.
 *
 * @param category group of the project category
 * @param product group of the released product
 * @param milestone the parameter "Fixed price milestone item sales tax group"
 * @param materialByProduct whether material takes the group of its product, else of its category
 */
public record ItemTaxGroups(
    @Nullable String category,
    @Nullable String product,
    @Nullable String milestone,
    boolean materialByProduct) {

  /** The group for a transaction type; empty when there is none. */
  public Optional<String> find(TransactionType type) {
    return switch (type) {
      case HOUR, EXPENSE, FEE -> TaxGroups.present(category);
      case ITEM -> TaxGroups.present(materialByProduct ? product : category);
      case ON_ACCOUNT -> TaxGroups.present(milestone);
    };
  }
}
