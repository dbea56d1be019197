package dev.tandem.projectops.ledger;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which profile applies where. A part that is null matches everything (ACC-1). Immutable.
 *
 * @param profile the profile it leads to
 * @param contract contract number, or null
 * @param group project group, or null
 * @param project project number, or null
 */
public record ProfileRule(
    RevenueProfile profile,
    @Nullable String contract,
    @Nullable String group,
    @Nullable String project) {

  /** A rule for everything of the profile's billing method. */
  public static ProfileRule forAll(RevenueProfile profile) {
    return new ProfileRule(profile, null, null, null);
  }

  boolean matches(BillingMethod method, Scope scope) {
    return profile.method() == method
        && fits(contract, scope.contract())
        && fits(group, scope.group())
        && fits(project, scope.project());
  }

  /** A project is finer than a group, a group finer than a contract. */
  int granularity() {
    return (project == null ? 0 : 4) + (group == null ? 0 : 2) + (contract == null ? 0 : 1);
  }

  private static boolean fits(@Nullable String wanted, @Nullable String found) {
    return wanted == null || Optional.ofNullable(found).filter(wanted::equals).isPresent();
  }

  /**
   * What a profile is looked up for.
   *
   * @param contract contract number; null for an internal project, which has no profile (ACC-30)
   * @param group project group; null when the project has none
   * @param project project number; null while a line has no project
   */
  public record Scope(
      @Nullable String contract, @Nullable String group, @Nullable String project) {}
}
