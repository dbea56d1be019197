/**
 * Both sides at work, by name, as schedules, commands and scenarios ask for it: actions of the
 * Dataverse side such as "approve this entry" or "confirm this proforma", each of which reads what
 * it needs through a connector, lets the pure functions of {@code actual}, {@code proforma} and
 * {@code contract} decide, and writes the outcome in one atomic group; and the periodic jobs of
 * finance.
 */
@NullMarked
package dev.tandem.projectops.work;

import org.jspecify.annotations.NullMarked;
