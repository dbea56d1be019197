package dev.tandem.check;

import dev.tandem.compile.Compilation;
import dev.tandem.compile.MapCompiler;
import dev.tandem.compile.MapSet;
import dev.tandem.compile.Severity;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.UnreadMap;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Judges maps as one would in a review: everything the compiler says, and what a map that runs may
 * still do wrong. A set is judged as maps that are to run together (MAP-2, VAL-5, UND-49). How much
 * can be seen depends on the compiler's catalogs. Immutable and safe for any thread.
 */
public final class MapChecker {
  private static final List<MapCheck> CHECKS =
      List.of(
          new ValueMapCheck(),
          new NumberCheck(),
          new DateCheck(),
          new FilterReachCheck(),
          new RoundTripCheck(),
          new LimitCheck(),
          new KeyLimitCheck(),
          new BlindSpotCheck());

  private final MapCompiler compiler;

  private MapChecker(MapCompiler compiler) {
    this.compiler = compiler;
  }

  /** A checker that sees what a compiler sees. */
  public static MapChecker with(MapCompiler compiler) {
    return new MapChecker(compiler);
  }

  /** Checks one map; never throws for what is wrong with it. */
  public CheckReport check(DualWriteMap map) {
    return check(List.of(CheckedMap.of("", map)));
  }

  /** Checks maps each for itself and against each other; never throws for what is wrong. */
  public CheckReport check(List<CheckedMap> maps) {
    List<Compilation> compilations = new ArrayList<>();
    List<Findings> findings = new ArrayList<>();
    List<SetMember> members = new ArrayList<>();
    for (CheckedMap map : maps) {
      Compilation compilation = compiler.compile(map.map());
      Findings found = check(map, compilation);
      compilation.leg().ifPresent(leg -> members.add(new SetMember(leg, found)));
      compilations.add(compilation);
      findings.add(found);
    }
    againstEachOther(compilations, findings);
    DependencyCheck.check(members);
    return Sieve.of(maps).report(findings.stream().flatMap(each -> each.all().stream()).toList());
  }

  /**
   * Checks the maps that could be read, and names those that could not: each is an error, told
   * first, which no suppression covers (UND-43). They are not counted as checked.
   */
  public CheckReport check(List<CheckedMap> maps, List<UnreadMap> unread) {
    CheckReport report = check(maps);
    List<Finding> findings =
        Stream.concat(unread.stream().map(MapChecker::unread), report.findings().stream()).toList();
    return new CheckReport(report.maps(), findings, report.suppressed());
  }

  private static Finding unread(UnreadMap map) {
    return new Finding(
        CheckCode.TDM4120.name(),
        Severity.ERROR,
        FindingPlace.of(map),
        "the map cannot be read: " + map.reason(),
        "mend it or export it again; the others were checked without it");
  }

  private static Findings check(CheckedMap map, Compilation compilation) {
    Findings findings = new Findings(map);
    compilation.issues().forEach(findings::add);
    ConflictCheck.check(map.map(), findings);
    compilation.leg().ifPresent(leg -> CHECKS.forEach(check -> check.check(leg, findings)));
    return findings;
  }

  /** Two by two, so that a finding names the right one of maps of the same name (MAP-3). */
  private static void againstEachOther(List<Compilation> maps, List<Findings> findings) {
    for (int i = 0; i < maps.size(); i++) {
      for (int j = i + 1; j < maps.size(); j++) {
        Findings first = findings.get(i);
        MapSet.of(List.of(maps.get(i), maps.get(j))).issues().forEach(first::add);
      }
    }
  }
}
