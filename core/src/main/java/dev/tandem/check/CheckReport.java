package dev.tandem.check;

import dev.tandem.compile.Severity;
import java.util.List;
import java.util.Set;

/**
 * What a check found. Immutable.
 *
 * @param maps how many maps were checked
 * @param findings what is to be said, map by map
 * @param suppressed what is not, with the reasons
 */
public record CheckReport(int maps, List<Finding> findings, List<SuppressedFinding> suppressed) {

  public CheckReport {
    findings = List.copyOf(findings);
    suppressed = List.copyOf(suppressed);
  }

  /** Whether some finding is at least this severe. */
  public boolean reaches(Severity severity) {
    return findings.stream().anyMatch(finding -> finding.severity().compareTo(severity) <= 0);
  }

  /** How many findings are of this severity. */
  public long count(Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }

  /** The report without findings that are known already, by their {@link Finding#fingerprint}. */
  public CheckReport without(Set<String> fingerprints) {
    List<Finding> left =
        findings.stream().filter(finding -> !fingerprints.contains(finding.fingerprint())).toList();
    return new CheckReport(maps, left, suppressed);
  }
}
