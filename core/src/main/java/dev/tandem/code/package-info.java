/** How handles become code of their own. Not exported. */
@NullMarked
package dev.tandem.code;

import org.jspecify.annotations.NullMarked;
