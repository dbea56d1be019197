package dev.tandem.cli;

import dev.tandem.compile.Severity;
import dev.tandem.map.Direction;
import dev.tandem.map.DualWriteMap;
import dev.tandem.spi.schema.Side;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** How sides and directions are called towards people. */
final class Words {
  private Words() {}

  /** The side's name in a sentence. */
  static String side(Side side) {
    return side == Side.FINANCE ? "finance" : "Dataverse";
  }

  /** A severity in lower case, which is how SARIF spells its levels. */
  static String severity(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  /** The ways in which the fields of a map travel (MAP-15). */
  static String directions(DualWriteMap map) {
    boolean toFinance = map.travels(Direction.TO_FINANCE);
    boolean toDataverse = map.travels(Direction.TO_DATAVERSE);
    if (toFinance && toDataverse) {
      return "both";
    }
    return toFinance ? "to finance" : toDataverse ? "to Dataverse" : "none";
  }

  /** Why a file cannot be read or written, in words where the class of the error is all it says. */
  static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file or folder";
    } else if (e instanceof AccessDeniedException) {
      return "access is denied";
    } else if (e instanceof FileAlreadyExistsException) {
      return "a file of that name stands where a folder is needed; name another place";
    } else if (e instanceof CharacterCodingException) {
      return "the text is not UTF-8";
    } else if (e instanceof FileSystemException known && known.getReason() != null) {
      return known.getReason();
    }
    return String.valueOf(e.getMessage());
  }

  /** A way in a sentence. */
  static String direction(Direction direction) {
    return "to " + side(direction.target());
  }
}
