package dev.tandem.guide.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The arrows of the architecture, held on the library and shown to fail on classes that break them.
 */
class ArchitectureTest {
  private static final String LIBRARY = "dev.tandem";
  private static final String OFFENDING = "dev.tandem.guide.arch.offending";

  private static final JavaClasses LIBRARY_CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(LIBRARY);
  private static final JavaClasses OFFENDING_CLASSES =
      new ClassFileImporter().importPackages(OFFENDING);

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void libraryKeeps(String name, Function<Arrows, ArchRule> rule) {
    rule.apply(new Arrows(LIBRARY)).check(LIBRARY_CLASSES);
  }

  static Stream<Arguments> libraryKeeps() {
    return Stream.of(
        kept("arrows between modules", Arrows::betweenModules),
        kept("arrows inside core", Arrows::insideCore),
        kept("spi stands alone", Arrows::spiStandsAlone),
        kept("the engine knows no clock", Arrows::engineKnowsNoClock),
        kept("nothing reads time or chance", Arrows::nothingReadsTimeOrChance),
        kept("Jackson stays in the formats", Arrows::jacksonStaysInFormats),
        kept("signatures name no Guava", Arrows::signaturesNameNoGuava),
        kept("names say something", Arrows::namesSaySomething),
        kept("no cycles", Arrows::noCycles));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource
  void ruleFindsOffender(Function<Arrows, ArchRule> rule, String place) {
    String report =
        rule.apply(new Arrows(OFFENDING)).evaluate(OFFENDING_CLASSES).getFailureReport().toString();

    assertThat(report).contains(place);
  }

  static Stream<Arguments> ruleFindsOffender() {
    return Stream.of(
        offender(Arrows::betweenModules, "spi.value.KnowsCore"),
        offender(Arrows::betweenModules, "spi.testkit.KnowsCore"),
        offender(Arrows::betweenModules, "map.KnowsMappings"),
        offender(Arrows::betweenModules, "compile.KnowsTestkit"),
        offender(Arrows::betweenModules, "store.KnowsCore"),
        offender(Arrows::betweenModules, "projectops.KnowsExamples"),
        offender(Arrows::insideCore, "map.KnowsFormat"),
        offender(Arrows::insideCore, "map.format.KnowsCompiler"),
        offender(Arrows::insideCore, "filter.KnowsMap"),
        offender(Arrows::insideCore, "engine.KnowsCompiler"),
        offender(Arrows::insideCore, "engine.KnowsFilter"),
        offender(Arrows::insideCore, "compile.KnowsFormat"),
        offender(Arrows::insideCore, "diff.KnowsCompiler"),
        offender(Arrows::spiStandsAlone, "spi.value.KnowsGuava"),
        offender(Arrows::engineKnowsNoClock, "engine.KnowsClock"),
        offender(Arrows::nothingReadsTimeOrChance, "engine.ReadsTime"),
        offender(Arrows::jacksonStaysInFormats, "engine.KnowsJackson"),
        offender(Arrows::signaturesNameNoGuava, "compile.ShowsGuava"),
        offender(Arrows::noCycles, "compile.KnowsFormat"),
        offendingType(Arrows::betweenModules, "unplanned.StandsNowhere"),
        offendingType(Arrows::namesSaySomething, "unplanned.NameHelper"));
  }

  @Test
  void libraryIsWhollySeen() {
    assertThat(LIBRARY_CLASSES.stream().map(JavaClass::getPackageName))
        .contains(
            "dev.tandem.spi.value",
            "dev.tandem.spi.testkit",
            "dev.tandem.diff",
            "dev.tandem.engine.plan",
            "dev.tandem.store.jdbc",
            "dev.tandem.core.testkit",
            "dev.tandem.projectops",
            "dev.tandem.cli",
            "dev.tandem.guide")
        .noneMatch(name -> name.startsWith(OFFENDING));
  }

  private static Arguments kept(String name, Function<Arrows, ArchRule> rule) {
    return Arguments.of(name, rule);
  }

  /** The report must name the type as the place of the offence, not as what was seen from there. */
  private static Arguments offender(Function<Arrows, ArchRule> rule, String type) {
    return Arguments.of(rule, "Method <" + OFFENDING + "." + type + ".");
  }

  private static Arguments offendingType(Function<Arrows, ArchRule> rule, String type) {
    return Arguments.of(rule, "Class <" + OFFENDING + "." + type + ">");
  }
}
