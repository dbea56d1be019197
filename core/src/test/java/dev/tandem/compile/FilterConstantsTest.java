package dev.tandem.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.map.Original;
import dev.tandem.map.SyncDirection;
import dev.tandem.map.Transform;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Constants of a map against the filter of the way back (MAP-24). */
class FilterConstantsTest {

  private static List<IssueCode> issues(String dataverseFilter) {
    FieldMapping number =
        FieldMapping.of(SyncDirection.BOTH, "CUSTOMERACCOUNT", "msdyn_contactpersonid");
    FieldMapping sellable =
        FieldMapping.of(
            SyncDirection.FINANCE_TO_DATAVERSE,
            "",
            "msdyn_sellable",
            List.of(new Transform.DefaultValue("True", Original.NONE)));
    Leg leg =
        new Leg(
            "001",
            "Customers V3",
            "contacts",
            "",
            dataverseFilter,
            List.of(number, sellable),
            Original.NONE);
    return MapCompiler.withoutCatalogs()
        .compile(DualWriteMap.of("[Customers V3] - [contacts]", leg))
        .issues()
        .stream()
        .map(MapIssue::code)
        .toList();
  }

  @Test // MAP-24
  void warnsWhenAConstantContradictsTheFilter() {
    assertThat(issues("msdyn_sellable eq false and msdyn_contactpersonid ne null"))
        .contains(IssueCode.TDM4014);
  }

  @Test // MAP-24
  void doesNotJudgeByColumnsThatAreNoConstants() {
    assertThat(issues("msdyn_sellable eq true and msdyn_contactpersonid ne null"))
        .doesNotContain(IssueCode.TDM4014);
    assertThat(issues("statecode eq 0")).doesNotContain(IssueCode.TDM4014);
  }
}
