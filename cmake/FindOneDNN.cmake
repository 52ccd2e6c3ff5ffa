# SPDX-License-Identifier: Apache-2.0
# OneDNN::OneDNN: oneDNN 2.6 or a later 2. (Debian's own package file wants OpenCL's headers, which nobody here needs;
# version 3 has another interface.)
find_path(OneDNN_INCLUDE_DIR dnnl.hpp)
find_library(OneDNN_LIBRARY dnnl)
set(OneDNN_VERSION "")
if(OneDNN_INCLUDE_DIR AND EXISTS ${OneDNN_INCLUDE_DIR}/oneapi/dnnl/dnnl_version.h)
    file(STRINGS ${OneDNN_INCLUDE_DIR}/oneapi/dnnl/dnnl_version.h lines REGEX "define DNNL_VERSION_(MAJOR|MINOR) ")
    string(REGEX REPLACE ".*MAJOR +([0-9]+).*MINOR +([0-9]+).*" "\\1.\\2" OneDNN_VERSION "${lines}")
endif()
find_package(OpenMP QUIET COMPONENTS CXX)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(OneDNN REQUIRED_VARS OneDNN_LIBRARY OneDNN_INCLUDE_DIR OpenMP_CXX_FOUND
                                  VERSION_VAR OneDNN_VERSION HANDLE_VERSION_RANGE)
if(OneDNN_FOUND AND NOT TARGET OneDNN::OneDNN)
    add_library(OneDNN::OneDNN INTERFACE IMPORTED)
    target_link_libraries(OneDNN::OneDNN INTERFACE ${OneDNN_LIBRARY} OpenMP::OpenMP_CXX)
    target_include_directories(OneDNN::OneDNN INTERFACE ${OneDNN_INCLUDE_DIR})
endif()
