package dev.tandem.compile;

import dev.tandem.map.Direction;

/** Both ends company-specific, or both global, and a way to the company (MAP-4, MAP-22, LKP-7). */
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
    if (finance && dataverse && !CompanyPaths.lead(scope)) {
      issues.add(
          IssueCode.DIPV1016,
          Severity.ERROR,
          "%s is company-specific, and none of its company paths %s leads to the code of a company"
              .formatted(scope.dataverse().name(), scope.dataverse().companyScope().paths()),
          "add the lookup to %s to the schema, or refresh the table".formatted(CompanyRules.TABLE));
    }
    if (!CompanyRules.knowsCompany(scope, Direction.TO_DATAVERSE)) {
      scope.pairs().forEach(pair -> related(scope, pair, issues));
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

  /** A key that needs a company, in a map that has none to give (LKP-7). */
  private static void related(LegScope scope, Pair pair, Issues issues) {
    if (pair.isPlain() || !pair.travels(Direction.TO_DATAVERSE)) {
      return;
    }
    for (PathEnd end : pair.ends()) {
      String code = CompanyRules.codePath(end.schema());
      if (code != null && !CompanyPaths.isMapped(scope, pair, code)) {
        issues.add(
            pair,
            IssueCode.DIPV1017,
            Severity.ERROR,
            "%s is company-specific, and the map knows no company to look its rows up in"
                .formatted(end.table()),
            "map %s through the lookup as well, or pair company-specific tables".formatted(code));
      }
    }
  }

  private static String words(boolean companySpecific) {
    return companySpecific ? "company-specific" : "global";
  }
}
