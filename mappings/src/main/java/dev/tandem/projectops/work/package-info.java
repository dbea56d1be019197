/** The processes of the integration by name, as schedules, commands and scenarios ask for them. */
@NullMarked
package dev.tandem.projectops.work;

import org.jspecify.annotations.NullMarked;
