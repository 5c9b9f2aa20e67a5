# What an organization decides for itself. Change it here; the rules read it.
package dharma.settings

import rego.v1

# Tags that every resource that costs money has to carry, whatever their case. Empty: any tag will do.
required_tags := set()
