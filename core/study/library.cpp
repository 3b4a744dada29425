#include "study/library.h"
