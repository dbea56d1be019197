/**
 * Setup of finance from what the Dataverse side sends: roles, categories, milestones (section 3).
 * Pure decisions over rows; the runner of {@code process} reads and writes.
 */
@NullMarked
package dev.tandem.projectops.setup;

import org.jspecify.annotations.NullMarked;
