/** The states of maps (section 5 of the behaviour reference). */
@NullMarked
package dev.tandem.sync.lifecycle;

import org.jspecify.annotations.NullMarked;
