package dev.tandem.projectops.planting;

import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A class of defects.
 *
 * @param name what is done to a map
 * @param codes what the checker may call it
 * @param plant all maps with the defect that can be made of one; none where there is nothing to
 *     break
 */
record Defect(String name, Set<String> codes, Function<Site, Stream<Site>> plant) {

  static Defect of(String name, String codes, Function<Site, Stream<Site>> plant) {
    return new Defect(name, Set.of(codes.split(" ")), plant);
  }
}
