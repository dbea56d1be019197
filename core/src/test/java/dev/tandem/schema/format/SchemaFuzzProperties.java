package dev.tandem.schema.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever schema files hold, the reader answers with catalogs or with its own error. */
class SchemaFuzzProperties {
  private static final String[] FILES = {
    """
    {"table": "a", "entitySet": "as", "primaryId": "aid",
     "alternateKeys": [{"columns": ["b", "c"]}],
     "columns": [{"name": "b", "type": "Lookup", "targets": ["a"]},
                 {"name": "c", "type": "Integer", "min": -5, "max": 7, "required": "None"}]}
    """,
    """
    {"table": "a", "entitySet": "as", "primaryId": "aid", "companyPaths": ["c"],
     "columns": [{"name": "c", "type": "Lookup", "targets": ["cdm_company"], "readOnly": true},
                 {"name": "p", "type": "Picklist", "options": {"1": "One", "2": null}},
                 {"name": "m", "type": "Money", "precision": 2, "max": 1e12}]}
    """,
    """
    {"entity": "E", "label": "Es", "companySpecific": true, "keyFields": ["Id"],
     "fields": [{"name": "Id", "mapName": "ID", "type": "String", "length": 20},
                {"name": "K", "type": "Enum", "enum": "Kind", "enumValues": ["A", "B"]}]}
    """
  };
  private static final String[] PIECES = {
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"",
    "null",
    "true",
    "1e999999999",
    "-1",
    "\"\"",
    "\" \"",
    "\"columns\"",
    "\"as\"",
    "\"b\"",
    "\"cdm_company\"",
    "\"type\": \"Owner\"",
    "\"name\"",
    "\\ud800"
  };

  @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  void mutatedFilesNeverCrashTheReader(@ForAll("mutations") String json) {
    SchemaFiles files =
        SchemaFiles.of("x.json", json)
            .andTable("b", "bs", "[]", "[]")
            .and("external-tables.json", "{\"tables\": []}");
    try {
      assertThat(files.read().dataverse().table("bs")).isNotNull();
    } catch (SchemaFormatException e) {
      assertThat(e).hasMessageStartingWith("cannot read schema test/");
    }
  }

  @Provide
  Arbitrary<String> mutations() {
    return Combinators.combine(
            Arbitraries.of(FILES), Arbitraries.longs(), Arbitraries.integers().between(0, 5))
        .as((file, seed, count) -> mutated(file, new Random(seed), count));
  }

  private static String mutated(String json, Random random, int count) {
    StringBuilder text = new StringBuilder(json);
    for (int i = 0; i < count; i++) {
      int at = random.nextInt(text.length() + 1);
      int end = Math.min(text.length(), at + random.nextInt(10));
      switch (random.nextInt(3)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
        default -> text.replace(at, end, String.valueOf((char) random.nextInt(300)));
      }
    }
    return text.toString();
  }
}
