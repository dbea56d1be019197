package dev.tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Levels of maps by what they need. */
class MapGraphTest {

  @Test
  void aMapStandsBehindAllThatItNeeds() {
    MapGraph graph = MapGraph.of(List.of(Set.of(1, 2), Set.of(2), Set.of(), Set.of()));
    assertThat(graph.levels()).containsExactly(2, 1, 0, 0);
    assertThat(graph.lines()).hasSize(3).allMatch(line -> line.startsWith("M"));
    assertThat(graph.places()).doesNotHaveDuplicates();
  }

  @Test
  void mapsInACircleShareALevel() {
    MapGraph graph = MapGraph.of(List.of(Set.of(1), Set.of(0, 2), Set.of()));
    assertThat(graph.levels()).containsExactly(1, 1, 0);
    assertThat(graph.lines()).hasSize(1);
  }

  @Test
  void noMapsNeedNoPlace() {
    assertThat(MapGraph.of(List.of()).height()).isPositive();
  }
}
