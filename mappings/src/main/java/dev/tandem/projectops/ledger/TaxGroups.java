package dev.tandem.projectops.ledger;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sales tax groups a billing line can take (TAX-1). Null and blank both mean that there is
 * none. Immutable.
 *
 * @param project group of the project
 * @param contract group of the contract
 * @param customer group of the customer
 */
public record TaxGroups(
    @Nullable String project, @Nullable String contract, @Nullable String customer) {

  /** The group for journal lines and milestones; empty when the method finds none. */
  public Optional<String> find(TaxGroupMethod method) {
    return switch (method) {
      case PROJECT -> present(project);
      case CONTRACT -> present(contract);
      case CUSTOMER -> present(customer);
      case SEARCH ->
          Stream.of(present(project), present(contract), present(customer))
              .flatMap(Optional::stream)
              .findFirst();
    };
  }

  static Optional<String> present(@Nullable String group) {
    return Optional.ofNullable(group).filter(text -> !text.isBlank());
  }
}
