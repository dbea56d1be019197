package dev.tandem.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.CompiledMap;
import dev.tandem.spi.schema.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases beside a map are met, told when they are not, and accepted. */
class MapCasesTest {
  private static final String GOOD =
      """
      [
        {
          "name": "a job travels to finance",
          "rules": ["KEY-5"],
          "direction": "TO_FINANCE",
          "row": {
            "number": "J1", "name": "Welding", "amount": 12.50,
            "msdyn_company": {"cdm_companycode": "USPM"}
          },
          "expect": {
            "outcome": "mapped",
            "table": "Jobs V2",
            "key": {"NUMBER": "J1", "dataAreaId": "USPM"},
            "values": {"NUMBER": "J1", "NAME": "Welding", "AMOUNT": 12.5, "dataAreaId": "USPM"}
          }
        },
        {
          "name": "alpha stays where it is",
          "direction": "TO_FINANCE",
          "row": {"number": "J2", "name": "alpha", "msdyn_company": {"cdm_companycode": "USPM"}},
          "expect": {"outcome": "filtered", "reason": "name ne 'alpha'"}
        },
        {
          "name": "a name that is too long is refused",
          "direction": "TO_DATAVERSE",
          "row": {"NUMBER": "J3 is far too long", "NAME": "x", "dataAreaId": "USPM"},
          "expect": {"outcome": "rejected", "issues": [{"code": "%s", "field": "NUMBER"}]}
        }
      ]
      """;

  @TempDir private Path folder = Path.of("");

  private static final CompiledMap MAP = SampleMap.compiled();

  private static Catalog dataverse() {
    return SampleMap.dataverse();
  }

  private static String good() {
    MapCases refused = MapCases.parse("good", GOOD.formatted("none"));
    String told = refused.difference(refused.all().get(2), MAP, dataverse());
    return GOOD.formatted(told.substring(told.lastIndexOf("TDM"), told.lastIndexOf("TDM") + 7));
  }

  @Test
  void casesThatAreMetSayNothing() {
    MapCases cases = MapCases.parse("cases.json", good());
    assertThat(cases.all()).hasSize(3);
    assertThat(cases.all()).allMatch(each -> cases.difference(each, MAP, dataverse()).isEmpty());
    assertThat(cases.accept(MAP, dataverse())).isSameAs(cases);
    assertThat(cases.all().get(0).rules()).containsExactly("KEY-5");
    assertThat(cases.all().get(0).expectedColumns()).contains("AMOUNT");
  }

  @Test
  void aCaseThatIsNotMetTellsBoth() {
    MapCases cases = MapCases.parse("cases.json", good().replace("12.5,", "13,"));
    assertThat(cases.difference(cases.all().get(0), MAP, dataverse()))
        .contains("expected {", "\"AMOUNT\": 13", "but the map makes {", "\"AMOUNT\": 12.5");
  }

  @Test
  void acceptingChangesNothingButTheExpectation() {
    String good = good();
    String wrong = good.replace("\"filtered\", \"reason\": \"name ne 'alpha'\"", "\"rejected\"");
    String accepted = MapCases.parse("cases.json", wrong).accept(MAP, dataverse()).text();
    int end = good.indexOf("\"expect\": {\"outcome\": \"filtered\"");
    assertThat(accepted).startsWith(good.substring(0, end));
    assertThat(accepted).endsWith(good.substring(good.indexOf("\n  },", end)));
    assertThat(accepted)
        .contains(
            "\"outcome\": \"filtered\"", "filter name ne 'alpha' and number ne null is not true");
    MapCases again = MapCases.parse("cases.json", accepted);
    assertThat(again.accept(MAP, dataverse())).isSameAs(again);
  }

  @Test
  void dynamicTestsFailWithTheDifference() throws IOException {
    Path file = folder.resolve("cases.json");
    Files.writeString(file, good().replace("12.5,", "13,"));
    List<DynamicNode> tests = MapCases.tests(file, () -> MAP, MapCasesTest::dataverse).toList();
    assertThat(tests).hasSize(3);
    assertThatThrownBy(() -> ((DynamicTest) tests.get(0)).getExecutable().execute())
        .hasMessageContaining("a job travels to finance")
        .hasMessageContaining("-Dtandem.cases=write");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|cases are an array of objects",
        "[1]|cases.json, line 1: a case is an object",
        "[{}]|a case needs a text \"name\"",
        "[{\"name\":\"a\"}]|a case needs a \"direction\"",
        "[{\"name\":\"a\",\"direction\":\"TO_FINANCE\"}]|a case needs a \"row\"",
        "[{\"name\":\"a\",\"direction\":\"TO_FINANCE\",\"row\":{}}]|whose \"outcome\" is mapped",
        "[{\"name\":\"a\",\"name\":\"b\"}]|\"name\" stands there twice",
        "[{\"name\":|line 1, column",
        "[{\"name\":1e9999999992001}]|too large or too small",
        "[] 1|nothing may stand behind the array",
        "[{\"name\":\"a\",\"filtered\":\"x\"},{\"name\":\"a\",\"filtered\":\"x\"}]|is called \"a\" already",
      })
  void tellsWhatIsWrongWithAFile(String text, String message) {
    assertThatThrownBy(() -> MapCases.parse("cases.json", text))
        .isInstanceOf(MapCasesException.class)
        .hasMessageContaining("cases.json")
        .hasMessageContaining(message);
  }

  @Test
  void tellsARowThatCannotBeRead() {
    String text = good().replace("\"number\": \"J1\"", "\"number\": \"J1\", \"number\": \"J2\"");
    assertThatThrownBy(() -> MapCases.parse("cases.json", text).accept(MAP, dataverse()))
        .isInstanceOf(MapCasesException.class)
        .hasMessageContaining("cases.json");
  }
}
