package dev.tandem.compile;

/** Both ends company-specific, or both global (MAP-4, MAP-22). */
final class CompanyCheck {
  private CompanyCheck() {}

  static void check(LegScope scope, Issues issues) {
    if (!scope.financeKnown() || !scope.dataverseKnown()) {
      return;
    }
    boolean finance = scope.finance().companyScope().companySpecific();
    boolean dataverse = scope.dataverse().companyScope().companySpecific();
    Pair explicit = CompanyRules.explicit(scope);
    if (finance && explicit != null) {
      issues.add(
          explicit,
          IssueCode.TDM4016,
          Severity.WARNING,
          "the company of a company-specific map is mapped although it is part of the key already",
          "take the pair out");
    }
    boolean mixed = finance != dataverse && !(dataverse && explicit != null);
    if (mixed) {
      issues.add(
          IssueCode.DIPV1002,
          Severity.ERROR,
          "%s is %s and %s is %s"
              .formatted(
                  scope.finance().name(),
                  words(finance),
                  scope.dataverse().name(),
                  words(dataverse)),
          "pair a company-specific entity with a company-specific table, or map the company of a"
              + " global entity explicitly");
    }
  }

  private static String words(boolean companySpecific) {
    return companySpecific ? "company-specific" : "global";
  }
}
