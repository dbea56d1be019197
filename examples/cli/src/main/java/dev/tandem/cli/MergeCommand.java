package dev.tandem.cli;

import dev.tandem.diff.MapConflict;
import dev.tandem.diff.MapMerge;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.MapProperties;
import dev.tandem.map.Original;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Merges two maps that were made of one. */
@CommandLine.Command(
    name = "merge",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Merges what two sides made of one map.",
      "The vendor's old version is the BASE, your customised copy is OURS, the",
      "vendor's new version is THEIRS.",
      "What one side changed is taken over. Where both changed one thing differently,",
      "OURS stands, and the property \"tandemConflicts\" of the merged map says what",
      "each side says; the map stays a map. Delete the property when all is settled.",
      "OUT has the form of OURS: JSON, customizations.xml or a solution zip."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:merged", "1:merged with conflicts", "2:a map cannot be read or written"},
    footer = {
      "",
      "As a merge driver of git, so that 'git merge' merges maps by meaning:",
      "  git config merge.tandem.driver \"tandem merge %%O %%A %%B -o %%A\"",
      "  echo 'maps/*.json merge=tandem' >> .gitattributes",
      "",
      "Examples:",
      "  tandem merge old.json mine.json new.json -o merged.json",
      "  tandem merge old.zip#accounts mine.zip#accounts new.zip#accounts -o out.zip"
    })
final class MergeCommand extends TandemCommand {
  @Parameters(
      index = "0",
      paramLabel = "BASE",
      description = "The map both sides began with; an empty file where they had none.")
  private String base = "";

  @Parameters(index = "1", paramLabel = "OURS", description = "Our map.")
  private String ours = "";

  @Parameters(index = "2", paramLabel = "THEIRS", description = "Their map.")
  private String theirs = "";

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "OUT",
      description = "The file to write; it may be one of the others.")
  private Path out = Path.of("");

  /** For a file that both sides added git gives an empty base, which says nothing. */
  private DualWriteMap base(Path here) throws IOException {
    Path path = MapArgument.existing(base, here);
    boolean empty = path != null && Files.isRegularFile(path) && Files.size(path) == 0;
    return empty
        ? new DualWriteMap("", null, null, null, MapProperties.NONE, List.of(), Original.NONE)
        : MapFile.open(base, here).map();
  }

  @Override
  public Integer call() throws IOException {
    Path here = Path.of("");
    MapFile our = MapFile.open(ours, here);
    MapMerge merge = MapMerge.of(base(here), our.map(), MapFile.open(theirs, here).map());
    WholeFile.write(out, our.with(merge.map()));
    if (our.losesRecord(merge.map())) {
      console()
          .say(
              "tandem: version, names and properties of the record stay those of OURS; change"
                  + " them in the package, 'tandem diff' shows them");
    }
    for (MapConflict conflict : merge.conflicts()) {
      console().say("conflict: " + conflict.display());
    }
    if (merge.conflicts().isEmpty() && merge.hasOpenConflicts()) {
      console().say("tandem: conflicts of an earlier merge are open: see \"tandemConflicts\"");
    }
    return merge.hasOpenConflicts() ? ExitCode.CONFLICTS : ExitCode.OK;
  }
}
