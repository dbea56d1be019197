package dev.tandem.spi.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamesTest {

  @Test
  void legalEntitiesCompareWithoutCase() { // CO-19
    LegalEntity finance = LegalEntity.of("usmf");

    assertThat(finance).isEqualTo(LegalEntity.of("USMF")).hasToString("usmf");
    assertThat(finance).hasSameHashCodeAs(LegalEntity.of("USMF"));
    assertThat(finance).isNotEqualTo(LegalEntity.of("frrt"));
    assertThatIllegalArgumentException().isThrownBy(() -> LegalEntity.of(" "));
  }

  @Test
  void namesDoNotDependOnTheLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(LegalEntity.of("INTL")).hasSameHashCodeAs(LegalEntity.of("intl"));
      assertThat(KeyValues.of("ID", "INTL")).isEqualTo(KeyValues.of("id", "intl"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void tableNamesCompareWithoutCaseWithinTheirSide() { // JSON-3, JSON-4
    TableName label = TableName.finance("Projects V2");

    assertThat(label).isEqualTo(TableName.finance("PROJECTS v2"));
    assertThat(label).hasSameHashCodeAs(TableName.finance("projects v2"));
    assertThat(label).isNotEqualTo(TableName.dataverse("Projects V2"));
    assertThatIllegalArgumentException().isThrownBy(() -> TableName.dataverse(""));
  }

  @Test
  void sidesAreOpposite() {
    assertThat(Side.DATAVERSE.other()).isEqualTo(Side.FINANCE);
    assertThat(Side.FINANCE.other()).isEqualTo(Side.DATAVERSE);
  }

  @Test
  void keysCompareWithoutOrderAndCase() { // KEY-16
    IntegrationKey key = IntegrationKey.of("number", "msdyn_company.cdm_companycode");

    assertThat(key.sameColumns(IntegrationKey.of("MSDYN_company.cdm_companycode", "Number")))
        .isTrue();
    assertThat(key.sameColumns(IntegrationKey.of("number"))).isFalse();
    assertThat(key.sameColumns(IntegrationKey.of("number", "other"))).isFalse();
    IntegrationKey repeated = IntegrationKey.of("number", "NUMBER");
    assertThat(repeated.sameColumns(key)).isFalse();
    assertThat(key.sameColumns(repeated)).isFalse();
    assertThat(repeated.sameColumns(IntegrationKey.of("Number"))).isTrue();
    assertThat(key).hasToString("number + msdyn_company.cdm_companycode");
    assertThatIllegalArgumentException().isThrownBy(IntegrationKey::of);
  }

  @Test
  void membersAreFoundBySymbolAndNumber() { // TRF-6
    Map<String, Integer> members = new LinkedHashMap<>();
    members.put("No", 0);
    members.put("Yes", 1);
    FieldType.Enumeration noYes = new FieldType.Enumeration("NoYes", members);

    assertThat(noYes.symbolOf("yes")).isEqualTo("Yes");
    assertThat(noYes.symbolOf("perhaps")).isNull();
    assertThat(noYes.symbolOf(0)).isEqualTo("No");
    assertThat(noYes.symbolOf(2)).isNull();
    members.clear();
    assertThat(noYes.members()).hasSize(2);
  }

  @Test
  void choicesWithoutPublishedOptionsTakeAnyNumber() { // TYP-10
    assertThat(new FieldType.Choice(Map.of(), false).allows(5)).isTrue();
    assertThat(new FieldType.Choice(Map.of(1, "One"), false).allows(5)).isFalse();
    assertThat(new FieldType.Choice(Map.of(1, "One"), false).allows(1)).isTrue();
  }
}
