package dev.tandem.map.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.map.DualWriteMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Packages as files and back, PKG-1 to PKG-9; jqwik keeps the seed of a run that failed. */
class SolutionFolderProperties {
  @Provide
  Arbitrary<Map<String, @Nullable Object>> mappings() {
    return MappingTrees.mappings();
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of(
        "solution.xml",
        "Other/a.xml",
        "maps/accounts-a.json",
        "\u00E9.txt",
        "[Content_Types].xml",
        "_rels/.rels",
        "../x",
        "/x",
        "C:/x",
        "a\\..\\..\\x",
        ".git/config",
        "a/.GIT/hooks/x",
        "a//b",
        "con ",
        "a/./b",
        "x\n",
        "maps",
        "MAPS/Accounts-a.json",
        "");
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void packingAndUnpackingChangeNothing(
      @ForAll @Size(min = 1, max = 3) List<@From("mappings") Map<String, @Nullable Object>> trees,
      @ForAll @Size(max = 3) List<@From("names") String> others) {
    String[] elements =
        trees.stream()
            .map(tree -> JsonText.write(tree, JsonText.Layout.COMPACT).replace("\uFFFE", "?"))
            .map(json -> Fixtures.element("a", "accounts", "1.0.0.1", json))
            .toArray(String[]::new);
    Object[] entries = new Object[2 + 2 * others.size()];
    entries[0] = "customizations.xml";
    entries[1] = Fixtures.marked(Fixtures.customizations(elements));
    for (int i = 0; i < others.size(); i++) {
      entries[2 + 2 * i] = others.get(i);
      entries[3 + 2 * i] = "content " + i;
    }
    SolutionLaw.holdsFor(Fixtures.zip(entries));
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void anEditedMapKeepsItsFile(@ForAll("mappings") Map<String, @Nullable Object> tree) {
    byte[] archive =
        Fixtures.solution(
            Fixtures.customizations(
                Fixtures.element("A", "as", "1.0.0.1", Fixtures.mapping("A", "as"))));
    SortedMap<String, byte[]> files = SolutionFolder.unpack("in", archive, SolutionLaw.LIMITS);
    String json = JsonText.write(tree, JsonText.Layout.INDENTED) + "\n";
    DualWriteMap edited = MapReader.parse("edited", Fixtures.utf8(json));
    SortedMap<String, byte[]> changed = new TreeMap<>(files);
    changed.put("maps/as-a.json", Fixtures.utf8(MapWriter.toJson(edited) + "\n"));

    byte[] packed = SolutionFolder.pack("out", changed, SolutionLaw.LIMITS);

    SortedMap<String, byte[]> again = SolutionFolder.unpack("in", packed, SolutionLaw.LIMITS);
    assertThat(again.keySet()).isEqualTo(files.keySet());
    again.forEach((name, content) -> assertThat(content).isEqualTo(changed.get(name)));
  }
}
