package dev.tandem.guide.arch;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Which part of the library may know which other, as rules over the packages below one root. The
 * root is a parameter, so that the same rules can be shown to fail on packages made to break them.
 */
record Arrows(String root) {

  /**
   * {@code spi <- core <- mappings <- examples}, {@code spi <- store}, and where the testkits
   * stand.
   */
  ArchRule betweenModules() {
    return layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .withOptionalLayers(true)
        .layer("spi")
        .definedBy(under("spi.value", "spi.schema", "spi.connector", "spi.state", "spi.error"))
        .layer("spi testkit")
        .definedBy(under("spi.testkit"))
        .layer("core")
        .definedBy(core())
        .layer("store")
        .definedBy(under("store"))
        .layer("core testkit")
        .definedBy(under("core.testkit"))
        .layer("mappings")
        .definedBy(
            resideInAnyPackage(under("projectops"))
                .and(resideOutsideOfPackages(under("projectops.scenario"))))
        .layer("mappings testkit")
        .definedBy(under("projectops.scenario"))
        .layer("examples")
        .definedBy(under("cli", "example", "guide"))
        .whereLayer("spi")
        .mayNotAccessAnyLayer()
        .whereLayer("spi testkit")
        .mayOnlyAccessLayers("spi")
        .whereLayer("core")
        .mayOnlyAccessLayers("spi")
        .whereLayer("store")
        .mayOnlyAccessLayers("spi")
        .whereLayer("core testkit")
        .mayOnlyAccessLayers("spi", "spi testkit", "core")
        .whereLayer("mappings")
        .mayOnlyAccessLayers("spi", "core")
        .whereLayer("mappings testkit")
        .mayOnlyAccessLayers("spi", "spi testkit", "core", "core testkit", "mappings")
        .ensureAllClassesAreContainedInArchitecture();
  }

  /**
   * {@code map <- map.format}; {@code map, filter, engine <- compile}; {@code map <- engine}, which
   * speaks of directions; {@code engine <- row.format}, which reads lookups; {@code map, engine,
   * compile <- sync}; {@code map, map.format, filter <- diff}, which compares maps as their files
   * say them; {@code map, filter, compile <- check}; {@code code <- filter, engine}, which compile
   * handles; schemas have a format of their own.
   */
  ArchRule insideCore() {
    return layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .withOptionalLayers(true)
        .layer("map")
        .definedBy(root + ".map")
        .layer("map.format")
        .definedBy(under("map.format"))
        .layer("filter")
        .definedBy(under("filter"))
        .layer("engine")
        .definedBy(under("engine"))
        .layer("compile")
        .definedBy(under("compile"))
        .layer("diff")
        .definedBy(under("diff"))
        .layer("check")
        .definedBy(under("check"))
        .layer("sync")
        .definedBy(under("sync"))
        .layer("code")
        .definedBy(under("code"))
        .layer("row.format")
        .definedBy(under("row"))
        .layer("schema.format")
        .definedBy(under("schema"))
        .whereLayer("code")
        .mayNotAccessAnyLayer()
        .whereLayer("map")
        .mayNotAccessAnyLayer()
        .whereLayer("map.format")
        .mayOnlyAccessLayers("map")
        .whereLayer("filter")
        .mayOnlyAccessLayers("code")
        .whereLayer("engine")
        .mayOnlyAccessLayers("map", "code")
        .whereLayer("compile")
        .mayOnlyAccessLayers("map", "filter", "engine")
        .whereLayer("diff")
        .mayOnlyAccessLayers("map", "map.format", "filter")
        .whereLayer("check")
        .mayOnlyAccessLayers("map", "filter", "compile")
        .whereLayer("sync")
        .mayOnlyAccessLayers("map", "filter", "engine", "compile")
        .whereLayer("row.format")
        .mayOnlyAccessLayers("engine")
        .whereLayer("schema.format")
        .mayNotAccessAnyLayer();
  }

  /** What a connector author must have on the path: the JDK, slf4j, jspecify. */
  ArchRule spiStandsAlone() {
    return classes()
        .that()
        .resideInAnyPackage(under("spi"))
        .and()
        .resideOutsideOfPackages(under("spi.testkit"))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(root + ".spi..", "java..", "org.slf4j..", "org.jspecify..");
  }

  /** Not even one that it is handed. */
  ArchRule engineKnowsNoClock() {
    return noClasses()
        .that()
        .resideInAnyPackage(under("engine"))
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Clock.class);
  }

  /** Clocks come in, waiting is returned: the host owns time, threads and chance. */
  ArchRule nothingReadsTimeOrChance() {
    return noClasses()
        .that()
        .resideInAnyPackage(library())
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Random.class, Thread.class);
  }

  /** JSON stays in the formats and in the codec of the entities. */
  ArchRule jacksonStaysInFormats() {
    return noClasses()
        .that()
        .resideInAnyPackage(library())
        .and()
        .resideOutsideOfPackages(
            under(
                "map.format",
                "row.format",
                "schema.format",
                "projectops.format",
                "projectops.entity"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.fasterxml.jackson..");
  }

  /** A host must be free to bring its own Guava, or none. */
  ArchRule signaturesNameNoGuava() {
    return classes()
        .that()
        .resideInAnyPackage(library())
        .and()
        .resideOutsideOfPackage(root + ".engine.plan..")
        .should(new HideFromSignatures("com.google.common"));
  }

  /** Endings that tell a reader nothing. */
  ArchRule namesSaySomething() {
    return noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?|Info|Data)");
  }

  /** Counted package by package. */
  ArchRule noCycles() {
    return slices().matching(root + ".(**)").should().beFreeOfCycles();
  }

  private String[] library() {
    return Stream.of(
            under("spi.value", "spi.schema", "spi.connector", "spi.state", "spi.error"),
            core(),
            under("store", "projectops"))
        .flatMap(Stream::of)
        .toArray(String[]::new);
  }

  private String[] core() {
    return under(
        "map", "filter", "compile", "check", "diff", "engine", "row", "schema", "sync", "code");
  }

  private String[] under(String... packages) {
    return Stream.of(packages).map(name -> root + "." + name + "..").toArray(String[]::new);
  }
}
