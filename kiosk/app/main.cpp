#include "kiosk/app/app.h"

int main(int argc, char** argv) { return credit::app::run_app(argc, argv); }
