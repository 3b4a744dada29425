#include "annotate/resolve.h"
