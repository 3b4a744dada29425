#include "annotate/selector.h"
